using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Outgoing;

namespace MsLetterCoder.App.Commands;

/// <summary><c>outbox list</c>: mails of the team's that wait, were not sent, or may have been, by id; no address and no word is printed.</summary>
internal static class OutboxCommand
{
    private const int Most = 1_000;

    public static Command Create(TimeProvider time)
    {
        var list = new Command("list", "Lists outgoing mails that are not known to be sent, by id, message and state.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        list.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            OutboxMail[] mails = [.. new[] { OutboxState.Unsure, OutboxState.Failed, OutboxState.Sending, OutboxState.Waiting }.SelectMany(state => store.Outbox.In(state, Most))];
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject
                {
                    ["mails"] = JsonOutput.Array(mails, Json),
                    ["acknowledgements"] = new JsonObject(store.Acknowledgements.Counts().Select(c => KeyValuePair.Create(c.Label, (JsonNode?)c.Count))),
                });
                return ExitCodes.Good;
            }

            foreach (OutboxMail mail in mails)
            {
                Console.Out.WriteLine($"{mail.Id}: {Labels.Of(mail.Kind)} to message {mail.Answers}: {Labels.Of(mail.State)}{(mail.StateReason is { } reason ? $" ({reason})" : "")} since {mail.StateAt:u}, tried {mail.Attempts} times");
            }

            foreach (Store.Summaries.LabelCount count in store.Acknowledgements.Counts())
            {
                Console.Out.WriteLine($"acknowledgements, {count.Label}: {count.Count}");
            }

            Console.Out.WriteLine($"{mails.Length} outgoing mails are not known to be sent");
            return ExitCodes.Good;
        });
        return new Command("outbox", "What the team sends.") { list };
    }

    private static JsonObject Json(OutboxMail mail) => new()
    {
        ["id"] = mail.Id,
        ["kind"] = Labels.Of(mail.Kind),
        ["message"] = mail.Answers,
        ["state"] = Labels.Of(mail.State),
        ["reason"] = mail.StateReason,
        ["since"] = JsonOutput.Time(mail.StateAt),
        ["attempts"] = mail.Attempts,
    };
}
