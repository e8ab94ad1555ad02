using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What the words around a mention say of its time: the tense of the verb that governs it, and a year.</summary>
internal static class TimeClues
{
    private const int VerbWords = 14;
    private const int YearWords = 12;
    private const int SentenceWords = 60;

    private static readonly Dictionary<string, Tense> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["has"] = Tense.Present,
        ["have"] = Tense.Present,
        ["i've"] = Tense.Present,
        ["we've"] = Tense.Present,
        ["'s"] = Tense.Present,
        ["’s"] = Tense.Present,
        ["i'm"] = Tense.Present,
        ["i’ve"] = Tense.Present,
        ["i’m"] = Tense.Present,
        ["ive"] = Tense.Present,
        ["is"] = Tense.Present,
        ["are"] = Tense.Present,
        ["am"] = Tense.Present,
        ["im"] = Tense.Present,
        ["hes"] = Tense.Present,
        ["shes"] = Tense.Present,
        ["gets"] = Tense.Present,
        ["get"] = Tense.Present,
        ["getting"] = Tense.Present,
        ["feels"] = Tense.Present,
        ["feel"] = Tense.Present,
        ["reports"] = Tense.Present,
        ["describes"] = Tense.Present,
        ["complains"] = Tense.Present,
        ["takes"] = Tense.Present,
        ["take"] = Tense.Present,
        ["taking"] = Tense.Present,
        ["continues"] = Tense.Present,
        ["remains"] = Tense.Present,
        ["uses"] = Tense.Present,
        ["use"] = Tense.Present,
        ["does"] = Tense.Present,
        ["do"] = Tense.Present,
        ["notes"] = Tense.Present,
        ["suffers"] = Tense.Present,
        ["had"] = Tense.Past,
        ["was"] = Tense.Past,
        ["were"] = Tense.Past,
        ["did"] = Tense.Past,
        ["got"] = Tense.Past,
        ["came"] = Tense.Past,
        ["went"] = Tense.Past,
        ["became"] = Tense.Past,
        ["felt"] = Tense.Past,
        ["took"] = Tense.Past,
        ["gave"] = Tense.Past,
        ["made"] = Tense.Past,
        ["began"] = Tense.Past,
        ["left"] = Tense.Past,
        ["lost"] = Tense.Past,
        ["could"] = Tense.Past,
        ["fell"] = Tense.Past,
        ["woke"] = Tense.Past,
        ["saw"] = Tense.Past,
        ["put"] = Tense.Past,
        ["spent"] = Tense.Past,
        ["will"] = Tense.Future,
        ["shall"] = Tense.Future,
        ["would"] = Tense.Future,
        ["ll"] = Tense.Future,
        ["might"] = Tense.Future,
        ["may"] = Tense.Future,
        ["should"] = Tense.Future,
    };

    private static readonly HashSet<string> Participles = new(StringComparer.OrdinalIgnoreCase) { "had", "been", "got", "become", "gone", "felt", "taken", "lost", "come", "noticed", "developed", "started", "begun" };

    /// <summary>The words of both that have few letters, with 1.</summary>
    private static readonly WordKeyTable Plain = PlainWords();

    /// <summary>Tense of the nearest verb before the mention in its sentence; where none stands there, of the first behind it.</summary>
    public static Tense TenseOf(TextClues clues, int first, int end)
    {
        int number = clues.Text.SentenceOf(first);
        Sentence sentence = clues.Text.Sentences[number];
        for (int token = first - 1; token >= Math.Max(sentence.First, first - VerbWords); token--)
        {
            if (clues.TenseAt(number, token) is { } tense)
            {
                return tense;
            }
        }

        for (int token = end; token < Math.Min(sentence.End, end + 6); token++)
        {
            if (clues.TenseAt(number, token) is { } tense)
            {
                return tense;
            }
        }

        return Tense.None;
    }

    /// <summary>How the nearest year of four digits in the mention's sentence lies to the document's.</summary>
    public static YearRelation YearOf(ReadText text, int first, int end)
    {
        Sentence sentence = text.Sentences[text.SentenceOf(first)];
        for (int distance = 1; distance <= YearWords; distance++)
        {
            foreach (int token in (ReadOnlySpan<int>)[end - 1 + distance, first - distance])
            {
                if (token >= sentence.First && token < sentence.End && Year(text, token) is > 0 and int year)
                {
                    return IsSince(text, sentence, token) ? YearRelation.Since
                        : text.LatestYear == 0 || year < text.LatestYear ? YearRelation.Earlier
                        : year == text.LatestYear ? YearRelation.Same
                        : YearRelation.Later;
                }
            }
        }

        return YearRelation.None;
    }

    /// <summary>Which tenses a sentence uses, as letters: 'n' now, 'p' past, 'f' future; <paramref name="tenses"/> are those of all tokens of the text.</summary>
    public static string TensesIn(Sentence sentence, ReadOnlySpan<Tense?> tenses)
    {
        (bool now, bool past, bool future) = (false, false, false);
        foreach (Tense? tense in tenses[sentence.First..Math.Min(sentence.End, sentence.First + SentenceWords)])
        {
            now |= tense is Tense.Present or Tense.Perfect;
            past |= tense is Tense.Past or Tense.Pluperfect;
            future |= tense is Tense.Future;
        }

        return (now, past, future) switch
        {
            (true, true, false) => "np",
            (true, false, false) => "n",
            (false, true, false) => "p",
            (false, false, false) => "",
            (true, true, true) => "npf",
            (true, false, true) => "nf",
            (false, true, true) => "pf",
            _ => "f",
        };
    }

    /// <summary>Tense of the verb that a token is, as far as it and the word before tell; null for any other word.</summary>
    public static Tense? At(ReadText text, Sentence sentence, int token)
    {
        ReadOnlySpan<char> word = text.Tokens[token].Span.In(text.Text);
        if (WordKey.Of(word) is not WordKey.None and ulong key && Plain.Find(key) == 0)
        {
            return null;
        }

        if (Verbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out Tense tense))
        {
            ReadOnlySpan<char> before = token > sentence.First ? text.Tokens[token - 1].Span.In(text.Text) : default;
            bool participle = Participles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
            if (participle && Is(before, "has", "have", "i've", "i’ve", "ive", "s", "shes", "hes"))
            {
                return Tense.Perfect;
            }

            if (participle && Is(before, "had"))
            {
                return Tense.Pluperfect;
            }

            return tense;
        }

        if (Participles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) && token > sentence.First)
        {
            ReadOnlySpan<char> before = text.Tokens[token - 1].Span.In(text.Text);
            return Is(before, "has", "have", "i've", "i’ve", "ive", "s") ? Tense.Perfect : Is(before, "had") ? Tense.Pluperfect : null;
        }

        return null;
    }

    private static WordKeyTable PlainWords()
    {
        var plain = new WordKeyTable();
        foreach (string word in Verbs.Keys.Concat(Participles))
        {
            if (WordKey.Of(word) is not WordKey.None and ulong key)
            {
                plain.Set(key, 1);
            }
        }

        return plain;
    }

    private static bool Is(ReadOnlySpan<char> word, params ReadOnlySpan<string> any)
    {
        foreach (string candidate in any)
        {
            if (word.TrimStart("'’").Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Year(ReadText text, int token) => ReadText.YearIn(text.Tokens[token].Span.In(text.Text));

    private static bool IsSince(ReadText text, Sentence sentence, int year)
    {
        for (int token = Math.Max(sentence.First, year - 3); token < year; token++)
        {
            if (Is(text.Tokens[token].Span.In(text.Text), "since", "from", "onset", "diagnosed", "dx"))
            {
                return true;
            }
        }

        return false;
    }
}
