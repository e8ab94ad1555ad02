using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Outgoing;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Outgoing;

namespace MsLetterCoder.App.Commands;

/// <summary><c>draft</c>: the answer to a message, as a person reads, edits and sends it. The text goes to standard output and comes from a file or standard input, never from the command line.</summary>
internal static class DraftCommand
{
    private static readonly Argument<long> Message = new("MESSAGE") { Description = "Id of the message, as 'work list' prints it." };

    public static Command Create(TimeProvider time)
    {
        var show = new Command("show", "Prints the draft of the answer to a message; makes one where there is none. A first line in capitals names what stands against it and is never sent.")
        {
            Message, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        show.SetAction(parse =>
        {
            AppSettings settings = CommonOptions.Settings(parse);
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            Print(store.Drafts.Show(parse.GetRequiredValue(Message), OutgoingParts.DraftTexts(settings)), parse.GetValue(CommonOptions.Json));
            return ExitCodes.Good;
        });
        return new Command("draft", "Answers to messages, which a person edits and sends.") { show, Edit(time), Send(time) };
    }

    private static Command Edit(TimeProvider time)
    {
        var file = new Option<string>("--file") { Description = "File of the new text in UTF-8; '-': standard input. A first line as 'show' puts before the text is left out.", Required = true };
        var edit = new Command("edit", "Puts a person's words in the place of a draft's.") { Message, file, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        edit.SetAction(parse =>
        {
            AppSettings settings = CommonOptions.Settings(parse);
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            Func<string, DraftText> begin = OutgoingParts.DraftTexts(settings);
            long message = parse.GetRequiredValue(Message);
            string text = NoteText.Read(parse.GetRequiredValue(file));
            if (store.Drafts.Show(message, begin).Note is { } note && text.StartsWith(note, StringComparison.Ordinal))
            {
                text = text[note.Length..].TrimStart('\n');
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                Console.Error.WriteLine("The text is empty: nothing was changed.");
                return ExitCodes.Failed;
            }

            Print(store.Drafts.Edit(message, text, parse.GetRequiredValue(CommonOptions.By), begin), parse.GetValue(CommonOptions.Json));
            return ExitCodes.Good;
        });
        return edit;
    }

    private static Command Send(TimeProvider time)
    {
        var despite = new Option<string?>("--despite-restriction") { Description = "Send although a contact restriction stands, for this reason (no words of the patient's; '-': read it from standard input). It is kept encrypted with the answer." };
        var again = new Option<bool>("--again") { Description = "Send once more what may have been sent." };
        var send = new Command("send", "Sends the draft to the sender's address, where a nurse has confirmed it for the patient.")
        {
            Message, despite, again, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        send.Validators.Add(result =>
        {
            if (result.GetValue(despite) is { } reason && string.IsNullOrWhiteSpace(reason))
            {
                result.AddError("--despite-restriction needs a reason.");
            }
        });
        send.SetAction(async (parse, cancellation) =>
        {
            AppSettings settings = CommonOptions.Settings(parse);
            if (OutgoingParts.Submission(settings.Outgoing, time) is not { } submission)
            {
                throw new ConfigurationException("Nothing can be sent: set 'Outgoing:Smtp:Host' and 'Outgoing:From'.");
            }

            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            using ILoggerFactory logs = LoggerFactory.Create(builder => builder.AddConfiguration(settings.Configuration.GetSection("Logging")));
            var post = new Post(store, settings.Outgoing, submission, time, logs.CreateLogger<Post>());
            store.Outbox.MarkInterrupted(Post.LongestSending(settings.Outgoing.Smtp));
            string? reason = parse.GetValue(despite) is { } given ? NoteText.Of(given) : null;
            OutboxMail mail = store.Drafts.BeginSending(parse.GetRequiredValue(Message), settings.Outgoing.From, parse.GetRequiredValue(CommonOptions.By), reason is not null, parse.GetValue(again));
            string? failure = await post.SendAsync(mail, reason, cancellation).ConfigureAwait(false);
            OutboxState state = store.Outbox.Get(mail.Id).State;
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject { ["outbox"] = mail.Id, ["state"] = Labels.Of(state), ["failure"] = failure });
            }
            else
            {
                Console.Out.WriteLine(state switch
                {
                    OutboxState.Sent => $"Sent (outgoing mail {mail.Id}).",
                    OutboxState.Unsure => $"It is not known whether it was sent (outgoing mail {mail.Id}). {failure} It is not sent again by itself: ask the patient or look at the server.",
                    _ => $"Not sent (outgoing mail {mail.Id}). {failure}",
                });
            }

            return state == OutboxState.Sent ? ExitCodes.Good : ExitCodes.Failed;
        });
        return send;
    }

    private static void Print(DraftView draft, bool json)
    {
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject
            {
                ["note"] = draft.Note,
                ["message"] = draft.MessageId,
                ["category"] = draft.Category,
                ["subject"] = draft.Subject,
                ["text"] = draft.Text,
                ["edited_by"] = draft.EditedBy,
                ["sending"] = draft.Sending is { } sending ? Labels.Of(sending) : null,
                ["address_confirmed"] = draft.AddressConfirmed,
                ["restrictions"] = new JsonArray([.. draft.Restrictions.Select(id => (JsonNode?)id)]),
            });
            return;
        }

        if (draft.Note is { } note)
        {
            Console.Out.WriteLine(note);
            Console.Out.WriteLine();
        }

        Console.Out.WriteLine(draft.Text);
    }
}
