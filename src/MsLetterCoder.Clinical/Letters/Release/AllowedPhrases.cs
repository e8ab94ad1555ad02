using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Letters.Tables;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>The phrases that the fixed words and the ticked rows may say in any voice. They are taken out of a text before it is searched for words that give something away, so that
/// 'tired' in what a ticked row says is no tiredness told of, and everywhere else is.</summary>
internal sealed partial class AllowedPhrases(LetterKnowledge knowledge)
{
    /// <summary>Words that differ with the voice, as they stand in an escaped phrase.</summary>
    private static readonly (string Escaped, string Pattern)[] Voices =
    [
        ("\\{I}", "(?:I|they|she|he)"), ("\\{me}", "(?:me|them|her|him)"), ("\\{my}", "(?:my|their|her|his)"), ("\\{am}", "(?:am|are|is)"), ("\\{have}", "(?:have|has)"), ("\\{s}", "s?"), ("\\{es}", "(?:es)?"),
    ];

    /// <summary>What is filled in; what people typed is blanked out before ('x').</summary>
    private static readonly (string Escaped, string Pattern)[] Slots =
    [
        ("\\{severity}", @"(?:(?:slight|mild|moderate|severe)\s+)?"), ("\\{phrases}\\.", ""), ("\\{things}\\.", ""), ("\\{lead}", "(?:have|has|use|uses|need|needs|am|are|is)"),
        ("\\{name}", "x+"), ("\\{addressee}", "x+"), ("\\{contact}", "x+"), ("\\{review}", "x+"), ("It\\ would\\ help", "It\\ would\\ (?:also\\ )?help"),
    ];

    private readonly ConcurrentDictionary<string, Regex> _rows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, bool), Regex> _fixed = new();
    private readonly string _places = Places(knowledge);

    /// <summary>The text with what people typed in as names, employer, dates and contact blanked out; offsets stay.</summary>
    public static string Blank(string text, EmployerChoices choices)
    {
        var words = new StringBuilder(text);
        IEnumerable<string> given = choices.Given.SelectMany(g => g.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Append(Date(choices.Date)).Concat(choices.Review is { } review ? [Date(review)] : []);
        foreach (string line in given.OrderByDescending(g => g.Length))
        {
            for (int at = text.IndexOf(line, StringComparison.Ordinal); at >= 0; at = text.IndexOf(line, at + line.Length, StringComparison.Ordinal))
            {
                // Whole words alone: the name 'Al' is not in 'walking'. A letter stays, so that grammar and sentence starts do not change.
                if (!InWord(text, at - 1, at) && !InWord(text, at + line.Length - 1, at + line.Length))
                {
                    Overwrite(words, at, line.Length, 'x');
                }
            }
        }

        return words.ToString();
    }

    /// <summary>A file name or property with the letter's own date blanked out; offsets stay.</summary>
    public static string BlankDate(string text, EmployerChoices choices)
    {
        string date = choices.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return text.Replace(date, new string('x', date.Length), StringComparison.Ordinal);
    }

    /// <summary>The text with all that may be said blanked out; offsets stay.</summary>
    public string Mask(string text, EmployerChoices choices)
    {
        var words = new StringBuilder(text);
        string work = string.Join(',', choices.Work.Order());
        Regex common = _fixed.GetOrAdd((choices.Nation.ToString(), choices.NameDiagnosis), _ => Make(Fixed(choices)));
        foreach (Regex phrases in choices.Ticks.Where(t => knowledge.Find(t) is not null).Order(StringComparer.Ordinal)
            .Select(t => _rows.GetOrAdd($"{t}/{work}", _ => Make(Said(t, choices.Work)))).Prepend(common))
        {
            foreach (Match match in phrases.Matches(text))
            {
                Overwrite(words, match.Index, match.Length, ' ');
                words[match.Index] = '.';
            }
        }

        return words.ToString();
    }

    private static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static bool InWord(string text, int before, int after) => before >= 0 && after < text.Length && char.IsLetterOrDigit(text[before]) && char.IsLetterOrDigit(text[after]);

    private static void Overwrite(StringBuilder words, int at, int length, char with)
    {
        for (int i = at; i < at + length; i++)
        {
            words[i] = words[i] == '\n' ? '\n' : with;
        }
    }

    private static string Places(LetterKnowledge knowledge)
    {
        IEnumerable<string> said = knowledge.Places.Values.SelectMany(p => new[] { p.Unsaid, p.OneSide, p.Both }).Where(p => p.Length > 0).Distinct().OrderByDescending(p => p.Length);
        return $"(?:{string.Join('|', said.Select(p => Pronouns(Regex.Escape(p)).Replace("\\{side}", "(?:left|right)", StringComparison.Ordinal)))})";
    }

    private IEnumerable<string> Fixed(EmployerChoices choices) => knowledge.Templates.Where(t => choices.NameDiagnosis || t.Key is not ("diagnosis" or "diagnosis_plain" or "sender_named")).Select(t => t.Text)
        .Concat(knowledge.Laws.Where(l => l.Nation == choices.Nation && !l.OnPage && (l.Topic != "named" || choices.NameDiagnosis)).SelectMany(l => Wording.Split(l.Sentences)));

    private IEnumerable<string> Said(string tick, IReadOnlyList<WorkKind> work)
    {
        SymptomRow row = knowledge.Find(tick)!;
        return new[] { row.Phrase, row.Neutral }
            .Concat(knowledge.EffectsOf(tick).Where(e => e.Work is not { } kind || work.Contains(kind)).Select(e => e.Sentence))
            .Concat(knowledge.TriggersOf(tick).Select(t => t.Sentence))
            .Concat(knowledge.StatedWords.Where(s => s.Attribute is "pattern" or "trigger").Select(s => s.Plain))
            .Concat(knowledge.AdjustmentsOf(tick).SelectMany(a => new[] { a.Sentence, a.Short }));
    }

    private Regex Make(IEnumerable<string> phrases)
    {
        string any = string.Join('|', phrases.Distinct().OrderByDescending(p => p.Length).Select(Pattern));
        return new Regex($@"(?<!\w)(?:{any})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(PatternLimits.Milliseconds));
    }

    private string Pattern(string phrase) => Open().Replace(Filled(phrase), "");

    private string Filled(string phrase) =>
        Put(Put(Pronouns(Regex.Escape(phrase)), Slots), ("\\{at}", $@"(?:\s+(?:in|on)\s+{_places})?"), ("\\{place}", _places), ("\\ ", @"\s+"));

    [GeneratedRegex(@"(?:\\s\+)+$", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Open();

    private static string Pronouns(string escaped) => Put(escaped, Voices);

    private static string Put(string escaped, params ReadOnlySpan<(string Escaped, string Pattern)> slots)
    {
        foreach ((string slot, string pattern) in slots)
        {
            escaped = escaped.Replace(slot, pattern, StringComparison.Ordinal);
        }

        return escaped;
    }
}
