using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.App.Commands;

/// <summary><c>contact-restriction</c>: patients' words on how not to contact them, by id and place; the words themselves are never printed.</summary>
internal static class ContactRestrictionCommand
{
    public static Command Create(TimeProvider time)
    {
        var list = new Command("list", "Lists the restrictions in force, by id, patient and document.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        list.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return List(store.Restrictions.InForce(), parse.GetValue(CommonOptions.Json));
        });
        var lifted = new Argument<long>("ID") { Description = "Id of the restriction, as 'list' prints it." };
        var lift = new Command("lift", "Lifts a restriction.") { lifted, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        lift.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            long id = parse.GetRequiredValue(lifted);
            bool done = store.Restrictions.Lift(id, parse.GetRequiredValue(CommonOptions.By));
            return Say(parse, id, done, done ? $"Restriction {id} is lifted." : $"Restriction {id} is not in force: nothing was changed.");
        });
        return new Command("contact-restriction", "How patients are not to be contacted.") { list, Set(time), lift };
    }

    private static Command Set(TimeProvider time)
    {
        var document = new Option<long>("--document") { Description = "Id of the document that says so; it must be linked to a patient or have a sender.", Required = true };
        var start = new Option<int>("--start") { Description = "Where the words begin, in UTF-16 code units of the document's text.", Required = true };
        var end = new Option<int>("--end") { Description = "Where they end, likewise.", Required = true };
        var subject = new Option<bool>("--subject") { Description = "The words stand in the subject, not in the text." };
        var set = new Command("set", "Places a restriction on the patient of a document, or on its sender where it has none.") { document, start, end, subject, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        set.Validators.Add(result =>
        {
            if (result.GetValue(start) < 0 || result.GetValue(end) <= result.GetValue(start))
            {
                result.AddError("0 <= --start < --end is needed.");
            }
        });
        set.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            var span = new TextSpan(parse.GetRequiredValue(start), parse.GetRequiredValue(end));
            long? id = store.Restrictions.Place(parse.GetRequiredValue(document), span, parse.GetValue(subject) ? TextField.Subject : TextField.Text, parse.GetRequiredValue(CommonOptions.By));
            return Say(parse, id, id is not null, id is null ? "The same words stand already: nothing was changed." : $"Restriction {id} is in force.");
        });
        return set;
    }

    private static int List(IReadOnlyList<ContactRestriction> restrictions, bool json)
    {
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["restrictions"] = JsonOutput.Array(restrictions, Json) });
            return ExitCodes.Good;
        }

        foreach (ContactRestriction restriction in restrictions)
        {
            Console.Out.WriteLine($"{restriction.Id}: {(restriction.PatientId is { } patient ? $"patient {patient}" : "the sender's address")}, document {restriction.DocumentId}, {Labels.Of(restriction.In)} {restriction.Span.Start} to {restriction.Span.End}, since {restriction.PlacedAt:u}");
        }

        Console.Out.WriteLine($"{restrictions.Count} in force");
        return ExitCodes.Good;
    }

    private static int Say(ParseResult parse, long? id, bool done, string words)
    {
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["id"] = id, ["done"] = done });
        }
        else
        {
            Console.Out.WriteLine(words);
        }

        return done ? ExitCodes.Good : ExitCodes.Failed;
    }

    private static JsonObject Json(ContactRestriction restriction) => new()
    {
        ["id"] = restriction.Id,
        ["patient"] = restriction.PatientId,
        ["document"] = restriction.DocumentId,
        ["in"] = Labels.Of(restriction.In),
        ["start"] = restriction.Span.Start,
        ["end"] = restriction.Span.End,
        ["since"] = JsonOutput.Time(restriction.PlacedAt),
    };
}
