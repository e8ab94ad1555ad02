using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.App.Commands;

/// <summary><c>quarantine</c>: what could not be read, and what a person does about it. File names and text are never printed.</summary>
internal static class QuarantineCommand
{
    private const int Most = 10_000;

    public static Command Create(TimeProvider time)
    {
        var list = new Command("list", "Lists what could not be read, by id, with its reason; mails on which the program failed too.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        list.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return List(store, parse.GetValue(CommonOptions.Json));
        });

        var messages = new Argument<long[]>("MESSAGE") { Description = "Ids of messages, as 'list' prints them.", Arity = ArgumentArity.OneOrMore };
        var retry = new Command("retry", "Has mails read again that are quarantined or parked, at the next run; what is read then leaves quarantine.") { messages, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        retry.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            string by = parse.GetRequiredValue(CommonOptions.By);
            return Each(
                parse, parse.GetRequiredValue(messages), "message", id => store.Aside.Retry(id, by), "is read again at the next run",
                "is not quarantined or parked as a whole, or was never downloaded: nothing was changed");
        });

        var items = new Argument<long[]>("ID") { Description = "Ids of the quarantine, as 'list' prints them.", Arity = ArgumentArity.OneOrMore };
        var release = new Command("release", "A person has dealt with it: it leaves quarantine and its work item is closed in their name.") { items, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        release.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            string by = parse.GetRequiredValue(CommonOptions.By);
            return Each(parse, parse.GetRequiredValue(items), "quarantine", id => store.Aside.Release(id, by), "is released", "is not in quarantine: nothing was changed");
        });
        return new Command("quarantine", "What could not be read.") { list, retry, release };
    }

    private static int List(LetterStore store, bool json)
    {
        IReadOnlyList<QuarantineRecord> parts = store.Messages.Quarantine(Most);
        IReadOnlyList<ParkedMail> parked = store.Messages.Parked(Most);
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["quarantine"] = JsonOutput.Array(parts, Json), ["parked"] = JsonOutput.Array(parked, Json) });
            return ExitCodes.Good;
        }

        foreach (QuarantineRecord part in parts)
        {
            string place = part.Part.Length == 0 ? "whole mail" : $"part {part.Part}";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Id}: message {part.MessageId}, {place}, since {part.QuarantinedAt:u}, {Labels.Of(part.Unreadable.Kind)}: {part.Unreadable.Reason}"));
        }

        foreach (ParkedMail mail in parked)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"parked: message {mail.MessageId}, since {mail.ParkedAt:u}: {mail.Reason}"));
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parts.Count} in quarantine, {parked.Count} parked"));
        return ExitCodes.Good;
    }

    /// <summary>Does it to each id; the exit code is 1 where it could not be done to one.</summary>
    private static int Each(ParseResult parse, long[] ids, string what, Func<long, bool> act, string done, string not)
    {
        List<(long Id, bool Done)> results = [.. ids.Select(id => (id, act(id)))];
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["results"] = JsonOutput.Array(results, r => new JsonObject { [what] = r.Id, ["done"] = r.Done }) });
        }
        else
        {
            results.ForEach(r => Console.Out.WriteLine($"{what} {r.Id} {(r.Done ? done : not)}"));
        }

        return results.TrueForAll(r => r.Done) ? ExitCodes.Good : ExitCodes.Failed;
    }

    private static JsonObject Json(QuarantineRecord part) => new()
    {
        ["id"] = part.Id,
        ["message"] = part.MessageId,
        ["part"] = part.Part,
        ["kind"] = Labels.Of(part.Unreadable.Kind),
        ["reason"] = part.Unreadable.Reason,
        ["at"] = part.Unreadable.At,
        ["media_type"] = part.MediaType,
        ["size"] = part.Size,
        ["since"] = JsonOutput.Time(part.QuarantinedAt),
        ["retried"] = JsonOutput.Time(part.RetriedAt),
    };

    private static JsonObject Json(ParkedMail mail) => new()
    {
        ["message"] = mail.MessageId,
        ["reason"] = mail.Reason,
        ["since"] = JsonOutput.Time(mail.ParkedAt),
        ["attempts"] = mail.Attempts,
    };
}
