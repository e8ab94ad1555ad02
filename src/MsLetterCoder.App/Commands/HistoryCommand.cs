using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Commands;

/// <summary><c>history</c>: what an older mailbox brought with it, and a person's word that it was looked at; then the clock of its red flags starts.</summary>
internal static class HistoryCommand
{
    public static Command Create(TimeProvider time)
    {
        var accept = new Command("accept", "Accepts the list: its items enter the nurses' queue and their clock starts.") { CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        accept.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return Accept(store, parse.GetRequiredValue(CommonOptions.By), parse.GetValue(CommonOptions.Json));
        });
        var command = new Command("history", "Lists red flags in unread mail from before Mailbox:QueueFrom, by id; text is seen only in the pages.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        command.Subcommands.Add(accept);
        command.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return List(store, parse.GetValue(CommonOptions.Json));
        });
        return command;
    }

    private static int List(LetterStore store, bool json)
    {
        List<(Mailbox Mailbox, IReadOnlyList<WorkItem> Items)> lists = [.. store.Mailboxes.All().Select(m => (m, store.Work.HistoryList(m.Id)))];
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["mailboxes"] = JsonOutput.Array(lists, l => Json(l.Mailbox, l.Items)) });
            return ExitCodes.Good;
        }

        foreach ((Mailbox mailbox, IReadOnlyList<WorkItem> items) in lists)
        {
            string state = mailbox.HistoryAcceptedAt is { } at
                ? $"accepted {at.ToString("u", CultureInfo.InvariantCulture)} by {mailbox.HistoryAcceptedBy}"
                : mailbox.QueueFrom is null ? "no history" : "not accepted yet: 'history accept --by ACCOUNT'";
            Console.Out.WriteLine($"{mailbox.Source}: {items.Count} items, {state}");
            foreach (WorkItem item in items)
            {
                Console.Out.WriteLine($"  item {item.Id}, message {item.MessageId}: {Labels.Of(item.Reason)} {(item.Urgency is { } urgency ? Labels.Of(urgency) : "")}");
            }
        }

        return ExitCodes.Good;
    }

    private static int Accept(LetterStore store, string by, bool json)
    {
        List<(string Source, int Items)> accepted =
            [.. store.Mailboxes.All().Where(m => m.QueueFrom is not null && m.HistoryAcceptedAt is null).Select(m => (m.Source, store.Work.AcceptHistory(m.Id, by)))];
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["accepted"] = JsonOutput.Array(accepted, a => new JsonObject { ["mailbox"] = a.Source, ["items"] = a.Items }) });
        }
        else
        {
            accepted.ForEach(a => Console.Out.WriteLine($"{a.Source}: accepted, {a.Items} items are now in the nurses' queue"));
        }

        return ExitCodes.Good;
    }

    private static JsonObject Json(Mailbox mailbox, IReadOnlyList<WorkItem> items) => new()
    {
        ["mailbox"] = mailbox.Source,
        ["queue_from"] = JsonOutput.Time(mailbox.QueueFrom),
        ["accepted_at"] = JsonOutput.Time(mailbox.HistoryAcceptedAt),
        ["accepted_by"] = mailbox.HistoryAcceptedBy,
        ["items"] = JsonOutput.Array(items, i => new JsonObject
        {
            ["id"] = i.Id,
            ["message"] = i.MessageId,
            ["reason"] = Labels.Of(i.Reason),
            ["urgency"] = i.Urgency is { } urgency ? Labels.Of(urgency) : null,
        }),
    };
}
