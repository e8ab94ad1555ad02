using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Tests.Mime;

/// <summary>Writes what was read of a mail as the JSON that stands beside each mail in 'Mails'. What is empty is left out.</summary>
internal static class MailAnswer
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(MailReading reading)
    {
        JsonObject answer = reading.Message is { } message ? Of(message) : new JsonObject { ["unreadable"] = Of(reading.Unreadable!) };
        return answer.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Of(IncomingMessage message)
    {
        var answer = new JsonObject();
        Add(answer, "messageId", message.MessageId);
        Add(answer, "inReplyTo", string.Join(' ', message.InReplyTo));
        Add(answer, "references", string.Join(' ', message.References));
        Add(answer, "subject", message.Subject);
        Add(answer, "from", Of(message.From));
        Add(answer, "recipients", string.Join(" | ", message.Recipients.Select(Of)));
        Add(answer, "date", message.Date?.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
        Add(answer, "topReceived", message.TopReceived?.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
        Add(answer, "automatic", message.Automatic == AutomaticKind.None ? null : Labels.Of(message.Automatic));
        Add(answer, "authenticationResults", string.Join(" | ", message.Evidence.AuthenticationResults));
        Add(answer, "dkimDomains", string.Join(' ', message.Evidence.DkimDomains));
        Add(answer, "signatureIntact", message.Evidence.SmimeSignatureIntact?.ToString());
        Add(answer, "signer", message.Evidence.SmimeSigner);
        Add(answer, "origin", message.Body is null ? null : Labels.Of(message.Body.Origin));
        if (message.Body is { } body)
        {
            answer["body"] = new JsonArray([.. body.Text.Split('\n').Select(line => JsonValue.Create(line))]);
        }

        if (message.BodyUnreadable is { } why)
        {
            answer["bodyUnreadable"] = Of(why);
        }

        if (message.Parts.Count > 0)
        {
            answer["parts"] = new JsonArray([.. message.Parts.Select(Of)]);
        }

        if (message.Doubts.Count > 0)
        {
            answer["doubts"] = new JsonArray([.. message.Doubts.Select(d => JsonValue.Create($"{d.Code} at {d.At}"))]);
        }

        return answer;
    }

    private static JsonObject Of(IncomingPart part)
    {
        var answer = new JsonObject { ["number"] = part.PartNumber, ["type"] = part.MediaType, ["size"] = part.Size };
        Add(answer, "name", part.FileName);
        Add(answer, "decoration", part.Decoration ? "yes" : null);
        Add(answer, "text", part.Document?.Text);
        Add(answer, "renderer", part.Document?.Renderer);
        if (part.Unreadable is not null)
        {
            answer["unreadable"] = Of(part.Unreadable);
        }

        if (part.Message is not null)
        {
            answer["message"] = Of(part.Message);
        }

        return answer;
    }

    private static string Of(Unreadable unreadable) => $"{Labels.Of(unreadable.Kind)} at {unreadable.At}: {unreadable.Reason}";

    private static string? Of(EmailAddress? address) => address is null ? null : address.Name is null ? address.Address
        : $"{address.Name} <{address.Address}>";

    private static void Add(JsonObject answer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            answer[name] = value;
        }
    }
}
