using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Pages.Parts;

namespace MsLetterCoder.Review.Pages.Employer;

/// <summary>A letter to an employer on its page: what can be told, what was chosen, what came of it.</summary>
public sealed record EmployerView
{
    /// <summary>Address of the page.</summary>
    public required string To { get; init; }

    /// <summary>The clinic letter.</summary>
    public required string ClinicLetter { get; init; }

    /// <summary>The tables, and the adjustments that suit.</summary>
    public required EmployerLetterWriter Writer { get; init; }

    /// <summary>What was chosen and what came of it.</summary>
    public required EmployerDraft Draft { get; init; }

    /// <summary>The letter as somebody edited it; null where it is the program's.</summary>
    public string? Edited { get; init; }

    /// <summary>What was chosen.</summary>
    public EmployerChoices Choices => Draft.Choices;

    /// <summary>Words in the box for editing.</summary>
    public string InBox => Edited ?? Draft.Letter?.Text ?? "";

    /// <summary>Matters that are not sensitive, in the order of the letter.</summary>
    public IEnumerable<Tellable> Usual => Draft.Source.Tellable.Where(t => t.SensitiveAs is null);

    /// <summary>Sensitive matters, a group for each kind.</summary>
    public IEnumerable<IGrouping<string, Tellable>> Sensitive => Draft.Source.Tellable.Where(t => t.SensitiveAs is not null).GroupBy(t => t.SensitiveAs!, StringComparer.Ordinal);

    /// <summary>The adjustments that suit each matter ticked, each under the first matter that brings it; with what is asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(PossibleRequest Request, bool Asked)>> Asks()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<(string Key, IReadOnlyList<PossibleRequest> All)> all =
            [.. Draft.Source.Tellable.Where(t => Choices.Ticks.Contains(t.Key)).Select(t => (t.Key, Writer.Requests(t.Key, Choices.Work, Choices.Ticks.Count)))];
        IReadOnlySet<string> asked = Choices.Adjustments ?? all.SelectMany(a => a.All).Where(r => r.Chosen).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        return all.ToDictionary(
            a => a.Key,
            a => (IReadOnlyList<(PossibleRequest, bool)>)[.. a.All.Where(r => seen.Add(r.Key)).Select(r => (r, asked.Contains(r.Key)))],
            StringComparer.Ordinal);
    }

    /// <summary>Words of the clinic letter.</summary>
    public string Quote(TextSpan span) => span.End <= ClinicLetter.Length ? ClinicLetter[span.Start..span.End].ReplaceLineEndings(" ") : "";

    /// <summary>What stands in the way, with the words of the tick boxes in place of their keys.</summary>
    public string Say(LetterProblem problem) => problem.Keys.Count == 0
        ? problem.Words
        : problem.Words.Replace(string.Join(", ", problem.Keys), string.Join("; ", problem.Keys.Select(Plain)), StringComparison.Ordinal);

    /// <summary>What a finding of the release check is about, for a person.</summary>
    public string? Quote(ReleaseFinding finding) =>
        finding.Where == "text" && finding.Span.Length > 0 && Draft.Text is { } text && finding.Span.End <= text.Length ? text[finding.Span.Start..finding.Span.End].ReplaceLineEndings(" ") : null;

    /// <summary>What a sentence rests on, for a person.</summary>
    public string Say(SentenceSource source) => source.Kind switch
    {
        SourceKind.Words => $"the clinic letter says “{Quote(source.Words)}” ({Words.OfKey(source.Name)})",
        SourceKind.Row => $"table {source.Name}",
        SourceKind.Template => $"fixed words ({Words.OfKey(source.Name)})",
        _ => $"chosen or typed: {Words.OfKey(source.Name)}",
    };

    /// <summary>The words of a tick box.</summary>
    public string Plain(string key) => key == EmployerChoices.Diagnosis ? "the name of the condition" : Draft.Source.Find(key)?.Plain ?? Words.OfKey(key);

    /// <summary>A kind of sensitive matter, for a heading.</summary>
    public static string KindOf(string sensitive) => sensitive switch
    {
        "bladder" => "Bladder",
        "bowel" => "Bowel",
        "sexual" => "Sexual function",
        "mood" => "Mood and mental health",
        "thinking" => "Memory and thinking",
        "falls" => "Falls",
        "seizures" => "Seizures and fainting",
        "speech_swallowing" => "Speech and swallowing",
        "drowsiness" => "Drowsiness",
        "treatment" => "Treatment",
        "pregnancy" => "Pregnancy and family planning",
        "private" => "Personal care",
        _ => Words.OfKey(sensitive),
    };

    /// <summary>A kind of work, for a tick box.</summary>
    public static string Of(WorkKind work) => work switch
    {
        WorkKind.Desk => "At a desk",
        WorkKind.Standing => "Standing or walking",
        WorkKind.Driving => "Driving",
        WorkKind.Machinery => "Machines and tools",
        WorkKind.Care => "Care of people",
        WorkKind.Teaching => "Teaching",
        _ => "Out of doors",
    };

    /// <summary>Who speaks, for a choice.</summary>
    public static string Of(LetterVoice voice) => voice switch
    {
        LetterVoice.First => "The person: I",
        LetterVoice.They => "A team, of them",
        LetterVoice.She => "A team, of her",
        _ => "A team, of him",
    };

    /// <summary>A nation, for a choice.</summary>
    public static string Of(Nation nation) => nation == Nation.NorthernIreland ? "Northern Ireland" : nation.ToString();
}
