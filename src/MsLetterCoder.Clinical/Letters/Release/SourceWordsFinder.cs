using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds the clinic letter's own words: those of every mention that is not told of, in any inflection, and longer stretches copied from it.</summary>
internal sealed partial class SourceWordsFinder(ClinicalKnowledge clinical, LetterKnowledge knowledge)
{
    /// <summary>Words in a row that are taken as copied.</summary>
    private const int Copied = 5;

    /// <summary>Searches a text out of which what may be said was taken.</summary>
    public IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text, ReleaseMaterial material)
    {
        List<(string Stem, TextSpan Span)> words = Words(text);
        foreach (Mention mention in material.Source.Mentions.Where(m => m.In == TextField.Text && m.Key is not null && m.Span.End <= material.SourceText.Length))
        {
            if (Judge(mention, material.Choices) is not { } judged)
            {
                continue;
            }

            List<string> sought = [.. Words(material.SourceText[mention.Span.Start..mention.Span.End]).Select(w => w.Stem)];
            foreach (TextSpan found in Runs(words, sought))
            {
                yield return (judged.Kind, found, judged.Words);
            }
        }

        HashSet<string> runs = new(StringComparer.Ordinal);
        List<(string Stem, TextSpan Span)> source = Words(material.SourceText);
        for (int i = 0; i + Copied <= source.Count; i++)
        {
            runs.Add(string.Join(' ', source.Skip(i).Take(Copied).Select(w => w.Stem)));
        }

        for (int i = 0; i + Copied <= words.Count; i++)
        {
            if (runs.Contains(string.Join(' ', words.Skip(i).Take(Copied).Select(w => w.Stem))))
            {
                yield return (ReleaseFindingKind.Copied, new TextSpan(words[i].Span.Start, words[i + Copied - 1].Span.End), "These words are copied from the clinic letter.");
            }
        }
    }

    private (ReleaseFindingKind Kind, string Words)? Judge(Mention mention, EmployerChoices choices)
    {
        if (mention.Context == MentionContext.Family)
        {
            return (ReleaseFindingKind.Relative, "The clinic letter says this of somebody else.");
        }

        Concept? concept = clinical.Concepts.Find(mention.Key);
        bool plain = concept is null || ConceptFinder.IsPlain(concept);
        string? row = knowledge.RowOf(mention.Key)?.Key;
        bool named = choices.NameDiagnosis && knowledge.LeftOutOf(mention.Key)?.As == "ms";
        return plain || named || (row is not null && choices.Ticks.Contains(row)) ? null
            : (row is null ? ReleaseFindingKind.Condition : ReleaseFindingKind.Symptom, "The clinic letter says this of a matter that is not ticked.");
    }

    private static IEnumerable<TextSpan> Runs(List<(string Stem, TextSpan Span)> words, List<string> sought)
    {
        for (int i = 0; sought.Count > 0 && i + sought.Count <= words.Count; i++)
        {
            if (words.Skip(i).Take(sought.Count).Select(w => w.Stem).SequenceEqual(sought))
            {
                yield return new TextSpan(words[i].Span.Start, words[i + sought.Count - 1].Span.End);
            }
        }
    }

    private static List<(string Stem, TextSpan Span)> Words(string text) =>
        [.. Word().Matches(text).Select(m => (Stem(m.Value.ToLowerInvariant()), new TextSpan(m.Index, m.Index + m.Length)))];

    /// <summary>A word without its ending: 'falling', 'falls' and 'fall' are one.</summary>
    private static string Stem(string word)
    {
        foreach (string ending in (ReadOnlySpan<string>)["'s", "’s", "ings", "ing", "ness", "ies", "ied", "ed", "es", "s", "y", "e"])
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word.Length == 4 && word[^1] == 's' ? word[..3] : word;
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’]*", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Word();
}
