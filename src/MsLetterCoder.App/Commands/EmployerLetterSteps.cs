using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Letters;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Letters;

namespace MsLetterCoder.App.Commands;

/// <summary>What follows a draft in the store: consent, withdrawal, release, and what was done so far.</summary>
internal static class EmployerLetterSteps
{
    private static readonly Argument<long> Consent = new("CONSENT") { Description = "Id of the consent." };

    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All(TimeProvider time) => [Agree(time), Withdraw(time), Release(time), History(time), Wording()];

    private static Command Agree(TimeProvider time)
    {
        var preview = new Argument<long>("PREVIEW") { Description = "Id of the draft that the person saw." };
        var wording = new Option<string?>("--wording") { Description = "Version of the wording the person agreed to; default: the one in use, as 'wording' prints it." };
        var given = new Option<DateTimeOffset?>("--given") { Description = "When they agreed, as 2026-11-22T14:30Z; default: now." };
        var days = new Option<int?>("--days") { Description = $"Days from then for which it holds; default: {EmployerLetterDesk.UsualConsent.TotalDays:0}." };
        var consent = new Command("consent", "Records that the person saw a draft and agreed to it.") { preview, wording, given, days, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        consent.Validators.Add(result =>
        {
            if (result.GetValue(days) is < 1 or > 366)
            {
                result.AddError("--days is 1 to 366.");
            }
        });
        consent.SetAction(parse => With(parse, time, (desk, writer, _) =>
        {
            long id = desk.Consent(
                parse.GetRequiredValue(preview),
                parse.GetValue(wording) ?? writer.Knowledge.ConsentWordings[^1].Version,
                parse.GetValue(given) ?? time.GetUtcNow(),
                parse.GetValue(days) is { } held ? TimeSpan.FromDays(held) : EmployerLetterDesk.UsualConsent,
                parse.GetRequiredValue(CommonOptions.By));
            return Say(parse, new JsonObject { ["consent"] = id }, $"Consent {id} is recorded.");
        }));
        return consent;
    }

    private static Command Withdraw(TimeProvider time)
    {
        var withdraw = new Command("withdraw", "Records that the person took a consent back.") { Consent, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        withdraw.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            long id = parse.GetRequiredValue(Consent);
            bool done = store.EmployerLetters.Withdraw(id, parse.GetRequiredValue(CommonOptions.By));
            Say(parse, new JsonObject { ["consent"] = id, ["done"] = done }, done ? $"Consent {id} is withdrawn." : $"Consent {id} is not in force: nothing was changed.");
            return done ? ExitCodes.Good : ExitCodes.Failed;
        });
        return withdraw;
    }

    private static Command Release(TimeProvider time)
    {
        var form = new Option<string>("--form") { Description = "Form: text, docx, pdf.", DefaultValueFactory = _ => "docx" };
        var output = new Option<string>("--output") { Description = "Folder for the file.", Required = true };
        var release = new Command("release", "Writes the letter that a person agreed to, without the draft's mark. It is checked once more.") { Consent, form, output, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        release.SetAction(parse => With(parse, time, (desk, _, _) =>
        {
            ReadyLetter letter = desk.Release(parse.GetRequiredValue(Consent), EmployerLetterCommand.Forms([parse.GetRequiredValue(form)])[0], parse.GetRequiredValue(CommonOptions.By));
            string path = EmployerLetterCommand.Save(letter, parse.GetRequiredValue(output));
            return Say(parse, new JsonObject { ["file"] = path }, $"Released as '{path}'.");
        }));
        return release;
    }

    private static Command History(TimeProvider time)
    {
        var document = new Argument<long>("LETTER") { Description = "Id of the clinic letter's document." };
        var history = new Command("history", "Lists drafts shown, consents, withdrawals and releases of a clinic letter, without their words.") { document, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        history.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            long id = parse.GetRequiredValue(document);
            (IReadOnlyList<LetterPreview> previews, IReadOnlyList<LetterConsent> consents, IReadOnlyList<LetterRelease> releases) =
                (store.EmployerLetters.Previews(id), store.EmployerLetters.Consents(id), store.EmployerLetters.Releases(id));
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject
                {
                    ["previews"] = JsonOutput.Array(previews, p => new JsonObject { ["id"] = p.Id, ["at"] = JsonOutput.Time(p.MadeAt), ["by"] = p.MadeBy, ["ticks"] = p.Scope.Ticks.Count, ["names_condition"] = p.Scope.NamesCondition }),
                    ["consents"] = JsonOutput.Array(consents, c => new JsonObject
                    {
                        ["id"] = c.Id,
                        ["preview"] = c.PreviewId,
                        ["wording"] = c.Wording,
                        ["given"] = JsonOutput.Time(c.GivenAt),
                        ["recorded"] = JsonOutput.Time(c.RecordedAt),
                        ["by"] = c.RecordedBy,
                        ["expires"] = JsonOutput.Time(c.ExpiresAt),
                        ["withdrawn"] = JsonOutput.Time(c.WithdrawnAt),
                        ["withdrawn_by"] = c.WithdrawnBy,
                        ["holds"] = c.Holds(time.GetUtcNow()),
                    }),
                    ["releases"] = JsonOutput.Array(releases, r => new JsonObject { ["id"] = r.Id, ["consent"] = r.ConsentId, ["form"] = r.Form, ["at"] = JsonOutput.Time(r.ReleasedAt), ["by"] = r.ReleasedBy }),
                });
                return ExitCodes.Good;
            }

            foreach ((DateTimeOffset at, string words) in previews.Select(p => (p.MadeAt, $"draft {p.Id} shown by {p.MadeBy}: {p.Scope.Ticks.Count} matters, condition {(p.Scope.NamesCondition ? "named" : "not named")}"))
                .Concat(consents.Select(c => (c.RecordedAt, $"consent {c.Id} to draft {c.PreviewId}, wording {c.Wording}, given {c.GivenAt:u}, recorded by {c.RecordedBy}, until {c.ExpiresAt:u}")))
                .Concat(consents.Where(c => c.WithdrawnAt is not null).Select(c => (c.WithdrawnAt!.Value, $"consent {c.Id} withdrawn, recorded by {c.WithdrawnBy}")))
                .Concat(releases.Select(r => (r.ReleasedAt, $"released as {r.Form} by {r.ReleasedBy}, consent {r.ConsentId}"))).OrderBy(e => e.Item1))
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at:u} {words}"));
            }

            return ExitCodes.Good;
        });
        return history;
    }

    private static Command Wording()
    {
        var wording = new Command("wording", "Prints the wording of the consent in use.");
        wording.SetAction(_ =>
        {
            ConsentWording inUse = LetterKnowledge.Load(Clinical.Coding.ConceptInventory.Load()).ConsentWordings[^1];
            Console.Out.WriteLine($"Wording {inUse.Version}");
            inUse.Sentences.ToList().ForEach(s => Console.Out.WriteLine(s));
            return ExitCodes.Good;
        });
        return wording;
    }

    private static int With(ParseResult parse, TimeProvider time, Func<EmployerLetterDesk, EmployerLetterWriter, LetterStore, int> act)
    {
        AppSettings settings = CommonOptions.Settings(parse);
        _ = PipelineParts.Analyser(PipelineParts.ServingModels(settings).Read(), out ClinicalKnowledge knowledge, settings, PipelineParts.Terminology(settings.Terminology));
        var writer = new EmployerLetterWriter(knowledge);
        using LetterStore store = CommonOptions.ExistingStore(parse, time);
        return act(new EmployerLetterDesk(writer, store), writer, store);
    }

    private static int Say(ParseResult parse, JsonObject json, string words)
    {
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, json);
        }
        else
        {
            Console.Out.WriteLine(words);
        }

        return ExitCodes.Good;
    }
}
