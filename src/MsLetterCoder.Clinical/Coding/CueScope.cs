using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Which cues of its sentence reach a mention, and at what distance.</summary>
internal static class CueScope
{
    /// <summary>Words beyond which no cue reaches.</summary>
    private const int Farthest = 30;

    private const int NextWords = 3;

    /// <summary>How far back a result reaches over the list before it ('hep B, hep C, HIV negative').</summary>
    private const int ResultWords = 8;

    /// <summary>How far behind a comma the 'or' of a list may stand.</summary>
    private const int ListOutlook = 8;

    private const int ItemWords = 2;

    /// <summary>How far behind the mention's first word the next comma of a bare list may stand.</summary>
    private const int CommaOutlook = 5;

    /// <summary>Words that begin a statement of its own behind a comma, so that the list before it is over.</summary>
    private static readonly HashSet<string> Statements = new(StringComparer.OrdinalIgnoreCase)
    {
        "some", "has", "have", "had", "is", "are", "was", "were", "with", "but", "mild", "moderate", "severe", "more", "less", "worse", "better", "still", "now", "he", "she", "i", "we", "they", "it", "there", "this",
        "that", "his", "her", "my", "the", "a", "an", "one", "two", "three", "just", "only", "occasional", "ongoing", "residual", "stable", "new", "left", "right", "both", "bilateral", "brisk", "reduced", "increased", "normal", "on", "so", "and",
    };

    private const TextGap ClauseEnds = TextGap.Comma | TextGap.Semicolon | TextGap.Bracket | TextGap.Dash;

    /// <summary>Cues that reach the tokens [first, end), with the words between (0: side by side).</summary>
    public static List<(Cue Cue, int Distance)> Reaching(ReadText text, List<Cue> cues, int first, int end)
    {
        var reaching = new List<(Cue, int)>();
        foreach (Cue cue in cues)
        {
            if (cue.Type is CueType.Stop or CueType.Turn || (cue.First < end && first < cue.End))
            {
                continue;
            }

            bool before = cue.End <= first;
            if (cue.Direction != (before ? CueDirection.Backward : CueDirection.Forward))
            {
                (int from, int to) = before ? (cue.End, first) : (end, cue.First);
                int most = cue.Reach switch { CueReach.Next => NextWords, CueReach.List when !before => ResultWords, _ => Farthest };
                if (to - from <= most && !Ends(text, cues, cue, from, to))
                {
                    reaching.Add((cue, to - from));
                }
            }
        }

        return reaching;
    }

    /// <summary>True where something between cue and mention ends the cue's scope; <paramref name="to"/> is the first token behind what lies between.</summary>
    private static bool Ends(ReadText text, List<Cue> cues, Cue cue, int from, int to)
    {
        foreach (Cue other in cues)
        {
            bool ends = other.Type == CueType.Turn || (other.Type == CueType.Stop && cue.Reach != CueReach.Sentence);
            if (ends && other.First >= from && other.End <= to)
            {
                return true;
            }
        }

        for (int token = from; token <= to; token++)
        {
            TextGap gap = TextGaps.Before(text, token);
            if (gap == TextGap.None)
            {
                continue;
            }

            bool ends = cue.Reach switch
            {
                CueReach.Sentence => (gap & TextGap.Semicolon) != 0,
                CueReach.List => (gap & (ClauseEnds & ~TextGap.Comma)) != 0 || ((gap & TextGap.Comma) != 0 && cue.Direction == CueDirection.Forward && !InList(text, token, to)),
                _ => (gap & ClauseEnds) != 0,
            };
            if (ends)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the comma before a token is one of a list: an 'or', 'nor' or 'and' still joins items behind it, near the mention; or nothing but short items parted by commas stands up to the mention.</summary>
    private static bool InList(ReadText text, int comma, int mention)
    {
        Sentence sentence = text.Sentences[text.SentenceOf(comma)];
        if (IsBareList(text, sentence, comma, mention))
        {
            return true;
        }

        int last = Math.Min(sentence.End, mention + ListOutlook);
        for (int token = comma; token < last; token++)
        {
            ReadOnlySpan<char> word = text.Tokens[token].Span.In(text.Text);
            if (word.Equals("or", StringComparison.OrdinalIgnoreCase) || word.Equals("nor", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for 'no fever, chills, nausea': two commas or more about items of at most two words, none of them a word that begins a statement of its own.</summary>
    private static bool IsBareList(ReadText text, Sentence sentence, int comma, int mention)
    {
        int item = 0;
        int commas = 0;
        for (int token = comma; token < Math.Min(sentence.End, mention + CommaOutlook); token++)
        {
            bool parted = (TextGaps.Before(text, token) & TextGap.Comma) != 0;
            commas += parted ? 1 : 0;
            item = parted ? 1 : item + 1;
            if (token < mention && (item > ItemWords || Statements.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Tokens[token].Span.In(text.Text))))
            {
                return false;
            }
        }

        return commas >= 2;
    }
}
