using System.CommandLine;
using System.Globalization;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Commands;

/// <summary><c>history</c>: what an older mailbox brought with it, and a person's word that it was looked at; then the clock of its red flags starts.</summary>
internal static class HistoryCommand
{
    public static Command Create(TimeProvider time)
    {
        var by = new Option<string>("--by") { Description = "Account of the person who accepts: letters, digits and _.:@-", Required = true };
        var accept = new Command("accept", "Accepts the list: its items enter the nurses' queue and their clock starts.") { by, CommonOptions.Config, CommonOptions.Store };
        accept.SetAction(parse => With(parse, time, store => Accept(store, parse.GetRequiredValue(by))));
        var command = new Command("history", "Lists red flags in unread mail from before Mailbox:QueueFrom, by id; text is seen only in the pages.") { CommonOptions.Config, CommonOptions.Store };
        command.Subcommands.Add(accept);
        command.SetAction(parse => With(parse, time, List));
        return command;
    }

    private static int With(ParseResult parse, TimeProvider time, Func<LetterStore, int> work)
    {
        AppSettings settings = CommonOptions.Settings(parse);
        if (!File.Exists(settings.Store.Path))
        {
            throw new FileNotFoundException($"There is no store at '{settings.Store.Path}'.");
        }

        using var store = LetterStore.Open(PipelineParts.StoreOptions(settings.Store, time));
        return work(store);
    }

    private static int List(LetterStore store)
    {
        foreach (Mailbox mailbox in store.Mailboxes.All())
        {
            IReadOnlyList<WorkItem> items = store.Work.HistoryList(mailbox.Id);
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

    private static int Accept(LetterStore store, string by)
    {
        foreach (Mailbox mailbox in store.Mailboxes.All().Where(m => m.QueueFrom is not null && m.HistoryAcceptedAt is null))
        {
            int moved = store.Work.AcceptHistory(mailbox.Id, by, DueTimes.None);
            Console.Out.WriteLine($"{mailbox.Source}: accepted, {moved} items are now in the nurses' queue");
        }

        return ExitCodes.Good;
    }
}
