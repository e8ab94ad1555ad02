using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Commands;

/// <summary><c>work</c>: the nurses' queue by id, and a nurse's decisions. No text, name or address is printed.</summary>
internal static class WorkCommand
{
    private static readonly Argument<long> Item = new("ID") { Description = "Id of the work item, as 'list' prints it." };
    private static readonly Option<string?> Category = new("--category") { Description = $"The main category that is right: {string.Join(", ", Categories.All)}." };

    public static Command Create(TimeProvider time)
    {
        Category.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } category && !Categories.All.Contains(category))
            {
                result.AddError($"There is no category '{category}'.");
            }
        });
        return new Command("work", "The nurses' queue and what nurses decide.")
        {
            List(time),
            Change(time, "claim", "Takes an item on.", (store, id, by) => store.Work.Claim(id, by), "is yours", "is not waiting: nothing was changed"),
            Change(time, "put-back", "Gives an item back.", (store, id, by) => store.Work.PutBack(id, by), "waits again", "is not claimed: nothing was changed"),
            Regrade(time),
            Close(time),
        };
    }

    private static Command List(TimeProvider time)
    {
        var most = new Option<int>("--most") { Description = "Most items to list.", DefaultValueFactory = _ => 200 };
        var list = new Command("list", "Lists the open items, the first to be seen to first. '!' marks a contact restriction.") { most, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        list.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            List<(WorkItem Item, bool Restricted)> items = [.. store.Work.Open(Desk.Nurse, parse.GetValue(most)).Select(item => (item, store.Drafts.RestrictionsOn(item.MessageId).Count > 0))];
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject { ["items"] = JsonOutput.Array(items, i => Json(i.Item, i.Restricted)) });
                return ExitCodes.Good;
            }

            foreach ((WorkItem item, bool restricted) in items)
            {
                string due = item.DueAt is { } at ? $"due {at:u}{(at < time.GetUtcNow() ? " (past)" : "")}" : "no limit";
                string state = item.State == WorkState.Claimed ? $"claimed by {item.StateBy}" : "waiting";
                Console.Out.WriteLine($"{(restricted ? '!' : ' ')} {item.Id}: {(item.Urgency is { } urgency ? Labels.Of(urgency) : "")}, {due}, {state}; {Labels.Of(item.Reason)}, message {item.MessageId}");
            }

            Console.Out.WriteLine($"{items.Count} open");
            return ExitCodes.Good;
        });
        return list;
    }

    private static Command Change(TimeProvider time, string name, string description, Func<LetterStore, long, string, bool> change, string done, string refused)
    {
        var command = new Command(name, description) { Item, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        command.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return Say(parse, change(store, parse.GetRequiredValue(Item), parse.GetRequiredValue(CommonOptions.By)), done, refused);
        });
        return command;
    }

    private static Command Regrade(TimeProvider time)
    {
        Option<string> urgency = UrgencyOption("The right urgency", required: true);
        var reason = new Option<string>("--reason") { Description = "Why, without words of the patient's; '-': read it from standard input. It is kept encrypted.", Required = true };
        var regrade = new Command("regrade", "Gives an open item another urgency; its time limit is reckoned anew from when it came.") { Item, urgency, Category, reason, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        regrade.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            Labels.TryRead(parse.GetRequiredValue(urgency), out Urgency grade);
            bool done = store.Work.Regrade(parse.GetRequiredValue(Item), grade, parse.GetRequiredValue(CommonOptions.By), NoteText.Of(parse.GetRequiredValue(reason)), parse.GetValue(Category));
            return Say(parse, done, $"is now {Labels.Of(grade)}", "is not open: nothing was changed");
        });
        return regrade;
    }

    private static Command Close(TimeProvider time)
    {
        var outcome = new Option<string>("--outcome") { Description = $"What became of it: {string.Join(", ", Labels.All<CloseOutcome>())}.", Required = true };
        outcome.AcceptOnlyFromAmong([.. Labels.All<CloseOutcome>()]);
        Option<string> urgency = UrgencyOption("The urgency that was right in the end, for the program to learn from", required: false);
        var note = new Option<string?>("--note") { Description = "A note without words of the patient's; '-': read it from standard input. It is kept encrypted." };
        var close = new Command("close", "Closes an item that is claimed.") { Item, outcome, urgency, Category, note, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        close.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            Labels.TryRead(parse.GetRequiredValue(outcome), out CloseOutcome became);
            Urgency? grade = parse.GetValue(urgency) is { } label && Labels.TryRead(label, out Urgency right) ? right : null;
            string? words = parse.GetValue(note) is { } given ? NoteText.Of(given) : null;
            bool done = store.Work.Close(parse.GetRequiredValue(Item), parse.GetRequiredValue(CommonOptions.By), words, new Closing(became, grade, parse.GetValue(Category)));
            return Say(parse, done, "is closed", "is not claimed: claim it first");
        });
        return close;
    }

    private static Option<string> UrgencyOption(string words, bool required)
    {
        var urgency = new Option<string>("--urgency") { Description = $"{words}: {string.Join(", ", Labels.All<Urgency>())}.", Required = required };
        urgency.AcceptOnlyFromAmong([.. Labels.All<Urgency>()]);
        return urgency;
    }

    private static int Say(ParseResult parse, bool done, string doneWords, string refusedWords)
    {
        long id = parse.GetRequiredValue(Item);
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["id"] = id, ["done"] = done });
        }
        else
        {
            Console.Out.WriteLine($"Item {id} {(done ? doneWords : refusedWords)}.");
        }

        return done ? ExitCodes.Good : ExitCodes.Failed;
    }

    private static JsonObject Json(WorkItem item, bool restricted) => new()
    {
        ["id"] = item.Id,
        ["contact_restriction"] = restricted,
        ["urgency"] = item.Urgency is { } urgency ? Labels.Of(urgency) : null,
        ["due"] = JsonOutput.Time(item.DueAt),
        ["state"] = Labels.Of(item.State),
        ["state_by"] = item.StateBy,
        ["reason"] = Labels.Of(item.Reason),
        ["message"] = item.MessageId,
        ["document"] = item.DocumentId,
    };
}
