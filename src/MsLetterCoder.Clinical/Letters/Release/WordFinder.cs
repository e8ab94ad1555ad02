using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Letters.Tables;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds words that give something away, in every inflected form (Knowledge/letters/watch-words.tsv).</summary>
internal sealed class WordFinder(LetterKnowledge knowledge)
{
    /// <summary>Searches a text.</summary>
    /// <param name="text">The text, what may be said taken out.</param>
    /// <param name="choices">What is ticked.</param>
    /// <param name="always">True to look only for what not even a name that was typed in may give away.</param>
    public IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text, EmployerChoices choices, bool always = false)
    {
        foreach (WatchRow watch in knowledge.WatchWords.Where(w => !Allowed(w, choices) && (!always || IsNever(w.Finding))))
        {
            foreach (Match match in watch.Pattern.Matches(text))
            {
                yield return (watch.Finding, new TextSpan(match.Index, match.Index + match.Length), Say(watch));
            }
        }
    }

    private static bool IsNever(ReleaseFindingKind kind) => kind is ReleaseFindingKind.Never or ReleaseFindingKind.Score or ReleaseFindingKind.Diagnosis;

    private static string Say(WatchRow watch) => watch.Finding switch
    {
        ReleaseFindingKind.Symptom => $"This tells of {watch.What}, which is not ticked.",
        ReleaseFindingKind.Never => $"This never goes to an employer: {watch.What}.",
        ReleaseFindingKind.Diagnosis => watch.Allowed.Count > 0 ? "This names the condition, which is not ticked." : "This names a type of the condition, or another one.",
        ReleaseFindingKind.Relative => "This is about somebody else.",
        _ => $"This must not be in the letter: {watch.What}.",
    };

    private bool Allowed(WatchRow watch, EmployerChoices choices) => watch.Allowed.Any(a => a == EmployerChoices.Diagnosis
        ? choices.NameDiagnosis
        : choices.Ticks.Any(t => knowledge.Find(t) is { } row && (a == row.Key || a == "group:" + row.Group || a == "kind:" + row.SensitiveAs)));
}
