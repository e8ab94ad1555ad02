using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds names of people and places of the clinic letter that nobody chose: its words that are written with a capital and never without, and those behind a title.</summary>
internal sealed partial class NameFinder
{
    private const int Shortest = 3;

    private readonly HashSet<string> _plain;

    public NameFinder(LetterKnowledge knowledge)
    {
        IEnumerable<string> said = knowledge.Effects.Select(e => e.Sentence).Concat(knowledge.Triggers.Select(t => t.Sentence)).Concat(knowledge.Adjustments.SelectMany(a => new[] { a.Sentence, a.Short }))
            .Concat(knowledge.Symptoms.SelectMany(s => new[] { s.Phrase, s.Neutral, s.First, s.Third })).Concat(knowledge.Templates.Select(t => t.Text)).Concat(knowledge.StatedWords.Select(s => s.Plain))
            .Concat(knowledge.Laws.Select(l => l.Sentences)).Concat([EmployerLetter.DocumentTitle, "England Scotland Wales Northern Ireland January February March April May June July August September October November December"]);
        _plain = [.. said.SelectMany(s => Word().Matches(s).Select(m => m.Value.ToLowerInvariant()))];
    }

    /// <summary>Searches a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rest">The same, what may be said taken out.</param>
    /// <param name="material">Clinic letter and choices.</param>
    /// <param name="given">True where names that were typed in may stand.</param>
    public IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text, string rest, ReleaseMaterial material, bool given)
    {
        (HashSet<string> sure, HashSet<string> likely) = Names(material.SourceText);
        HashSet<string> typed = [.. material.Choices.Given.SelectMany(g => Word().Matches(g).Select(m => m.Value.ToLowerInvariant()))];
        if (given)
        {
            sure.ExceptWith(typed);
            likely.ExceptWith(typed);
        }
        else if (material.Choices.PersonName is { } name)
        {
            sure.UnionWith(Word().Matches(name).Select(m => m.Value.ToLowerInvariant()).Where(w => w.Length >= Shortest));
        }

        foreach (Match word in Word().Matches(text).Where(w => w.Length >= Shortest))
        {
            string lower = word.Value.ToLowerInvariant();
            lower = lower.EndsWith("'s", StringComparison.Ordinal) || lower.EndsWith("’s", StringComparison.Ordinal) ? lower[..^2] : lower;
            bool capital = char.IsUpper(word.Value[0]);
            bool masked = rest[word.Index] != word.Value[0];
            bool plain = _plain.Contains(lower);
            bool told = sure.Contains(lower)
                ? !plain || (capital && !masked && !BeginsSentence(text, word.Index))
                : likely.Contains(lower) && capital && !plain;
            if (told)
            {
                yield return (ReleaseFindingKind.Name, new TextSpan(word.Index, word.Index + word.Length), "This is a name from the clinic letter that was not chosen.");
            }
        }
    }

    /// <summary>Names behind a title or on the line of 'Re:', and other words that only ever stand with a capital, lower case.</summary>
    private static (HashSet<string> Sure, HashSet<string> Likely) Names(string text)
    {
        HashSet<string> lower = [.. Word().Matches(text).Where(m => char.IsLower(m.Value[0])).Select(m => m.Value)];
        HashSet<string> sure = [.. Titled().Matches(text).SelectMany(m => Word().Matches(m.Groups["name"].Value)).Where(w => w.Length >= Shortest && char.IsUpper(w.Value[0]))
            .Select(w => w.Value.ToLowerInvariant()).Where(w => !lower.Contains(w))];
        HashSet<string> likely = [.. Word().Matches(text).Where(m => m.Length > Shortest && char.IsUpper(m.Value[0]) && !BeginsSentence(text, m.Index))
            .Select(m => m.Value.ToLowerInvariant()).Where(w => !lower.Contains(w))];
        return (sure, likely);
    }

    private static bool BeginsSentence(string text, int at)
    {
        int i = at - 1;
        while (i >= 0 && text[i] is ' ' or '\t' or '"' or '\'' or '(' or '-' or '*' or '•')
        {
            i--;
        }

        return i < 0 || text[i] is '.' or '!' or '?' or ':' or '\n';
    }

    [GeneratedRegex(@"\p{L}[\p{L}'’]*", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Miss|Ms|Mx|Master|Dr|Prof|Professor|Sister|Nurse|Sir|Lady|Rev)\b\.?[ \t]+(?<name>(?:[\p{Lu}][\p{L}'’.-]*[ \t]*){1,5})|^[ \t]*(?:RE|Re|Regarding|Patient(?: [Nn]ame)?|Name)\b[ \t]*:?[ \t]+(?<name>(?:[\p{Lu}][\p{L}'’.-]*[ \t]*){1,5})", RegexOptions.CultureInvariant | RegexOptions.Multiline, PatternLimits.Milliseconds)]
    private static partial Regex Titled();
}
