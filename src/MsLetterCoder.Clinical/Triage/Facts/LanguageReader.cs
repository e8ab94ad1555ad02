using System.Collections.Frozen;
using System.Globalization;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>
/// Tells whether a message is English, and if not what it is, by its writing and its commonest words (Knowledge/languages.tsv). Made for short texts full of names, slips and medical words: a text is
/// English until more of its words speak for another language than for English.
/// </summary>
internal sealed class LanguageReader
{
    private const string English = "en";

    /// <summary>Share of letters in another writing from which a text is not English.</summary>
    private const double OtherWriting = 0.3;

    /// <summary>Share of the words in sentences that are not English, from which the text is not.</summary>
    private const double OtherSentences = 0.3;

    /// <summary>Words from which a text is long enough to say that it is no language of the list.</summary>
    private const int Enough = 8;

    private readonly FrozenSet<string> _english;
    private readonly List<(int First, int Last, string Code)> _scripts = [];
    private readonly Dictionary<string, (FrozenSet<string> Words, string Letters)> _languages = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _ofScripts;

    private LanguageReader(KnowledgeFile file)
    {
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var letters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KnowledgeRow row in file.Rows)
        {
            (string code, string kind, string values) = (row.Cell(0), row.Cell(1), row.Cell(2));
            switch (kind)
            {
                case "script":
                    foreach (string range in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    {
                        string[] ends = range.Split('-');
                        int last = 0;
                        bool good = ends.Length == 2 && int.TryParse(ends[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out last);
                        _scripts.Add(good && int.TryParse(ends[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int first) && first <= last
                            ? (first, last, code)
                            : throw row.Error($"'{range}' is no range of code points"));
                    }

                    break;
                case "letters":
                    letters.Add(code, values);
                    break;
                case "words" or "romanised":
                    if (!words.TryGetValue(code, out HashSet<string>? set))
                    {
                        words.Add(code, set = new HashSet<string>(StringComparer.Ordinal));
                    }

                    set.UnionWith(values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Normal));
                    break;
                default:
                    throw row.Error("a row holds a language's script, letters, words or romanised words");
            }
        }

        _english = words.Remove(English, out HashSet<string>? own) ? own.ToFrozenSet(StringComparer.Ordinal) : throw new KnowledgeException($"{file.Name} has no words of English");
        foreach (string code in words.Keys.Union(letters.Keys))
        {
            _languages.Add(code, ((words.GetValueOrDefault(code) ?? []).Where(w => !_english.Contains(w)).ToFrozenSet(StringComparer.Ordinal), letters.GetValueOrDefault(code, "")));
        }

        _ofScripts = _languages.Where(l => l.Value.Letters.Concat(l.Value.Words.SelectMany(w => w)).Any(c => ScriptOf(c) is not null)).Select(l => l.Key).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Loads the lists.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static LanguageReader Load() => new(KnowledgeFile.Open("languages.tsv"));

    /// <summary>The language of the writer's own words; null for English, and for too few words to tell.</summary>
    public LanguageFinding? Find(IReadOnlyList<OwnWords> parts)
    {
        var sentences = new List<List<(string Word, bool Known, bool Small)>>();
        var script = new Dictionary<string, int>(StringComparer.Ordinal);
        int letters = 0;
        foreach (OwnWords part in parts)
        {
            ReadText text = part.Text;
            foreach (Sentence sentence in text.Sentences)
            {
                var words = new List<(string, bool, bool)>();
                for (int i = sentence.First; i < sentence.End; i++)
                {
                    ReadOnlySpan<char> written = text.Tokens[i].Span.In(text.Text);
                    if (char.IsLetter(written[0]) && text.RegionAt(text.Tokens[i].Start) == RegionKind.Content)
                    {
                        words.Add((Normal(written.ToString()), text.Tokens[i].Symbol > Vocabulary.Number, char.IsLower(written[0])));
                    }
                }

                if (words.Count > 0)
                {
                    sentences.Add(words);
                }
            }

            foreach (TextRegion region in text.Regions.Where(r => r.Kind == RegionKind.Content))
            {
                foreach (char c in region.Span.In(text.Text))
                {
                    letters += char.IsLetter(c) ? 1 : 0;
                    if (char.IsLetter(c) && ScriptOf(c) is { } code)
                    {
                        script[code] = script.GetValueOrDefault(code) + 1;
                    }
                }
            }
        }

        int other = script.Values.Sum();
        return other >= 2 && other >= OtherWriting * letters ? OfScript(script.MaxBy(s => s.Value).Key, parts) : OfLatin(sentences);
    }

    /// <summary>Of the languages that share a writing the one whose own letters and words stand in the text.</summary>
    private LanguageFinding OfScript(string script, IReadOnlyList<OwnWords> parts)
    {
        string text = string.Concat(parts.Select(p => p.Content()));
        HashSet<string> words = [.. text.Split([.. " \t\n.,!?;:()\"'«»،؛؟।"], StringSplitOptions.RemoveEmptyEntries).Select(Normal)];
        List<(string Code, int Score)> ranked = [.. _ofScripts.Select(code => (Code: code, Score: (3 * words.Count(_languages[code].Words.Contains)) + text.Count(_languages[code].Letters.Contains)))
            .OrderByDescending(l => l.Score).ThenBy(l => l.Code, StringComparer.Ordinal)];
        return ranked[0].Score > 0 && SharesScript(ranked[0].Code, script)
            ? new LanguageFinding(ranked[0].Code, ranked[0].Score >= 2 * ranked[1].Score)
            : new LanguageFinding(script, true);
    }

    private bool SharesScript(string code, string script) => _languages[code].Letters.Concat(_languages[code].Words.SelectMany(w => w)).Any(c => ScriptOf(c) == script);

    private LanguageFinding? OfLatin(List<List<(string Word, bool Known, bool Small)>> sentences)
    {
        List<(string Word, bool Known, bool Small)> all = [.. sentences.SelectMany(s => s)];
        if (all.Count == 0)
        {
            return null;
        }

        double own = all.Count(w => _english.Contains(w.Word));
        List<(string Code, double Score)> ranked = [.. Scores(all).OrderByDescending(l => l.Score).ThenBy(l => l.Code, StringComparer.Ordinal)];
        (string best, double score) = ranked[0];
        bool whole = IsOther(score, own, all.Count);
        int elsewhere = sentences.Where(s => s.Count >= 4 && IsOther(Scores(s).Single(l => l.Code == best).Score, s.Count(w => _english.Contains(w.Word)), s.Count)).Sum(s => s.Count);
        if (whole || elsewhere >= OtherSentences * all.Count)
        {
            return new LanguageFinding(best, score >= 3 && score >= 1.5 * ranked[1].Score);
        }

        double known = all.Count(w => w.Known || _english.Contains(w.Word));
        return all.Count >= Enough && own < 0.1 * all.Count && known < 0.3 * all.Count ? new LanguageFinding(LanguageFinding.Unknown, false) : null;
    }

    /// <summary>True where more speaks for another language than for English: in a short text nearly every word must.</summary>
    private static bool IsOther(double score, double english, int words) => words switch
    {
        <= 2 => score >= words && english == 0,
        <= 4 => score >= 1.5 && english == 0,
        _ => score >= 2 && score > english && score >= 0.2 * words,
    };

    /// <summary>How much speaks for each language: a word of its list one, half where the medical lists know it too; a letter of its own in a word with a small initial one (names have a capital).</summary>
    private IEnumerable<(string Code, double Score)> Scores(List<(string Word, bool Known, bool Small)> words)
    {
        foreach ((string code, (FrozenSet<string> list, string letters)) in _languages)
        {
            if (_ofScripts.Contains(code) && letters.Length > 0 && ScriptOf(letters[0]) is not null)
            {
                continue;
            }

            double score = 0;
            foreach ((string word, bool known, bool small) in words)
            {
                score += list.Contains(word) ? (known ? 0.5 : 1) : small && word.AsSpan().ContainsAny(letters) ? 1 : 0;
            }

            yield return (code, score);
        }
    }

    private string? ScriptOf(char c)
    {
        if (c < 0x0370)
        {
            return null;
        }

        foreach ((int first, int last, string code) in _scripts)
        {
            if (c >= first && c <= last)
            {
                return code;
            }
        }

        return null;
    }

    private static string Normal(string word) => word.Replace('’', '\'').Normalize().ToLowerInvariant();
}
