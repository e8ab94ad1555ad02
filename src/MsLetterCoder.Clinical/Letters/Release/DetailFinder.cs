using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds how bad something is said to be, and on which side, where the clinic letter does not say so of a matter that is told, or the person left it out.</summary>
internal sealed partial class DetailFinder(LetterKnowledge knowledge, ConceptInventory concepts)
{
    private readonly EmployerSourceReader _reader = new(knowledge, concepts);

    /// <summary>Searches a text out of which names were taken.</summary>
    public IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text, ReleaseMaterial material)
    {
        List<Tellable> told = [.. _reader.Read(material.SourceText, material.Source).Tellable.Where(t => material.Choices.Ticks.Contains(t.Key)).Select(t => t.Without(material.Choices.LeftOut))];
        HashSet<string> severities = [.. told.Where(t => t.Severity.Is).Select(t => knowledge.Stated("severity", t.Severity.Word)!.Plain)];
        HashSet<string> sides = [.. told.Where(t => t.Side.Is).Select(t => knowledge.Stated("side", t.Side.Word)!.Plain)];
        foreach (Match match in Severity().Matches(text).Where(m => !severities.Contains(Plain(m.Value))))
        {
            yield return (ReleaseFindingKind.NotStated, new TextSpan(match.Index, match.Index + match.Length), "How bad it is: the clinic letter does not say so, or it was left out.");
        }

        foreach (Match match in Side().Matches(text).Where(m => !sides.Contains(m.Value.ToLowerInvariant())))
        {
            yield return (ReleaseFindingKind.NotStated, new TextSpan(match.Index, match.Index + match.Length), "Which side it is: the clinic letter does not say so, or it was left out.");
        }
    }

    private static string Plain(string word) => word.ToLowerInvariant() is var lower && lower.EndsWith("ly", StringComparison.Ordinal) ? (lower == "slightly" ? "slight" : lower[..^2]) : lower;

    [GeneratedRegex(@"\b(?:slight(?:ly)?|mild(?:ly)?|moderate(?:ly)?|severe(?:ly)?|terribl[ey]|extreme(?:ly)?|unbearabl[ey])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Severity();

    [GeneratedRegex(@"\b(?:left|right)(?=[ -](?:hand|arm|leg|foot|side|eye|ear|face|cheek|shoulder|hip|knee|ankle|wrist|thigh|calf|finger|thumb|toe|half|upper|lower))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Side();
}
