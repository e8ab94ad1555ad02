using System.CommandLine;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Letters;
using MsLetterCoder.Store;

namespace MsLetterCoder.App.Commands;

/// <summary><c>employer-letter</c>: from a clinic letter, a file or one in the store, to a letter that a person can hand to their employer. Without the person's recorded consent there are only drafts.</summary>
internal static class EmployerLetterCommand
{
    private static readonly Argument<string?> Path = new("FILE") { Description = "The clinic letter (.txt, .html, .rtf, .docx, .pdf, .eml); leave it out with --letter.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<long?> Letter = new("--letter") { Description = "Id of the clinic letter's document in the store." };
    private static readonly Option<bool> List = new("--list") { Description = "Print what can be told, what is ticked by default and what is sensitive; write no letter." };
    private static readonly Option<string[]> Form = new("--form") { Description = "Form: text, docx, pdf; may stand several times. Default: text.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Output = new("--output") { Description = "Folder for the files; without it the text is printed." };
    private static readonly Option<string?> Edited = new("--text") { Description = "File of the letter as a person edited it ('-': standard input): it is checked and taken in place of the program's." };
    private static readonly Option<bool> Welsh = new("--welsh") { Description = "Write a paper for a person who translates the letter into Welsh as well; needs --output." };
    private static readonly Option<bool> Trace = new("--trace") { Description = "Print behind the letter what each sentence rests on." };
    private static readonly Option<string?> By = new("--by") { Description = "Account of the person who does it, needed with --letter: letters, digits and _.:@-" };

    public static Command Create(TimeProvider time)
    {
        var command = new Command("employer-letter", "Writes a letter to an employer from a clinic letter: a draft, until the person's consent is recorded.")
        {
            Path, Letter, List, Form, Output, Edited, Welsh, Trace, By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        EmployerLetterOptions.All.ToList().ForEach(command.Add);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Path) is null == result.GetValue(Letter) is null)
            {
                result.AddError("Either a FILE or --letter is needed.");
            }

            if (result.GetValue(Letter) is not null && result.GetValue(By) is null)
            {
                result.AddError("--letter needs --by: who looks at a letter enters the audit trail.");
            }

            if (result.GetValue(Welsh) && result.GetValue(Output) is null)
            {
                result.AddError("--welsh needs --output: the paper is a file.");
            }
        });
        command.SetAction((parse, cancellation) => Task.FromResult(Write(parse, time, cancellation)));
        foreach (Command step in EmployerLetterSteps.All(time))
        {
            command.Add(step);
        }

        return command;
    }

    /// <summary>The forms asked for.</summary>
    internal static IReadOnlyList<LetterForm> Forms(string[]? given) => given is { Length: > 0 } ? [.. given.Select(f => EmployerLetterOptions.Label<LetterForm>("--form", f)).Distinct()] : [LetterForm.Text];

    /// <summary>Writes a letter's file into a folder.</summary>
    /// <returns>The file.</returns>
    internal static string Save(ReadyLetter letter, string folder)
    {
        Directory.CreateDirectory(folder);
        string path = System.IO.Path.Combine(folder, letter.Name);
        using FileStream file = PrivateFile.Create(path);
        file.Write(letter.Content);
        return path;
    }

    private static IEnumerable<ReadyLetter> Files(EmployerDraft draft, IReadOnlyList<LetterForm> forms, bool welsh, LetterKnowledge knowledge) =>
        forms.Select(f => EmployerLetterDesk.DraftFile(draft, f, knowledge)).Concat(welsh ? forms.Select(f => EmployerLetterDesk.WelshPaperFile(draft, f, knowledge)) : []);

    private static int Write(ParseResult parse, TimeProvider time, CancellationToken cancellation)
    {
        AppSettings settings = CommonOptions.Settings(parse);
        DocumentAnalyser analyser = PipelineParts.Analyser(PipelineParts.ServingModels(settings).Read(), out ClinicalKnowledge knowledge, settings, PipelineParts.Terminology(settings.Terminology));
        var writer = new EmployerLetterWriter(knowledge);
        long? document = parse.GetValue(Letter);
        using LetterStore? store = document is null ? null : CommonOptions.ExistingStore(parse, time);
        var desk = store is null ? null : new EmployerLetterDesk(writer, store);
        (string text, DocumentAnalysis analysis) = store is null
            ? ClinicLetterFile.Read(parse.GetValue(Path)!, settings, analyser, cancellation)
            : store.Messages.Document(document!.Value) is { } stored ? (stored.Text.Text, stored.Analysis) : default;
        EmployerSource source = desk is null ? writer.Source(text, analysis) : desk.Source(document!.Value, parse.GetValue(By)!);
        EmployerChoices choices = EmployerLetterOptions.Read(parse, settings, settings.Times.DayOf(time.GetUtcNow()), work => source.DefaultTicks(work, writer.Knowledge));
        var print = new EmployerLetterPrint(writer, parse.GetValue(CommonOptions.Json));
        if (parse.GetValue(List))
        {
            print.List(source, choices.Work);
            return source.Problems.Count == 0 ? ExitCodes.Good : ExitCodes.Failed;
        }

        string? edited = parse.GetValue(Edited) is { } file ? NoteText.Read(file) + "\n" : null;
        IReadOnlyList<LetterForm> forms = Forms(parse.GetValue(Form));
        EmployerDraft draft = writer.Draft(text, analysis, choices, edited, LetterFile.Properties(forms[0], choices.Date, draft: false));
        long? preview = desk is null || draft.Text is null ? null : desk.Show(document!.Value, draft, parse.GetValue(By)!);
        List<string> files = draft.Text is null || parse.GetValue(Output) is not { } folder ? [] : [.. Files(draft, forms, parse.GetValue(Welsh), writer.Knowledge).Select(f => Save(f, folder))];
        print.Draft(draft, preview, files, parse.GetValue(Trace));
        return draft.Text is not null && draft.Findings.Count == 0 ? ExitCodes.Good : ExitCodes.Failed;
    }
}
