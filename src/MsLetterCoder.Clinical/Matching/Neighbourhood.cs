namespace MsLetterCoder.Clinical.Matching;

/// <summary>Answers the conditions of patterns: which neighbour words stand where.</summary>
internal sealed class Neighbourhood
{
    /// <summary>Words beyond which nothing is near, however long the sentences are.</summary>
    private const int Farthest = 120;

    private readonly List<Token> _tokens;
    private readonly int[] _segment;
    private readonly int[] _lower; // the lower-case symbol of a word in exact case; 0 for any other
    private readonly List<int> _starts = [0];
    private readonly Dictionary<int, List<PhraseMatch>> _byPattern = [];

    public Neighbourhood(List<Token> tokens, Vocabulary vocabulary, List<PhraseMatch> found, PhrasePattern[] patterns)
    {
        _tokens = tokens;
        _segment = new int[tokens.Count];
        _lower = new int[tokens.Count];
        for (int i = 0; i < tokens.Count; i++)
        {
            _lower[i] = vocabulary.Traits(tokens[i].Symbol).LowerCase;
            if (i > 0 && tokens[i].Before == TokenBreak.Sentence)
            {
                _starts.Add(i);
            }

            _segment[i] = _starts.Count - 1;
        }

        foreach (PhraseMatch match in found)
        {
            if (patterns[match.Pattern].List == PhraseList.Neighbour)
            {
                if (!_byPattern.TryGetValue(match.Pattern, out List<PhraseMatch>? list))
                {
                    _byPattern.Add(match.Pattern, list = []);
                }

                list.Add(match);
            }
        }
    }

    /// <summary>True where the words stand in the same sentence or the one before, outside the match itself.</summary>
    public bool IsNear(PhraseMatch match, NeighbourWords words)
    {
        int segment = _segment[match.First];
        int first = Math.Max(match.First - Farthest, _starts[Math.Max(0, segment - 1)]);
        int last = Math.Min(segment + 1 < _starts.Count ? _starts[segment + 1] : _tokens.Count, match.First + Farthest);
        for (int token = first; token < last; token++)
        {
            if (IsOne(token, words) && !match.Consumes(token))
            {
                return true;
            }
        }

        List<PhraseMatch> phrases = Phrases(words);
        for (int i = FirstFrom(phrases, first); i < phrases.Count && phrases[i].First < last; i++)
        {
            if (phrases[i].End <= match.First || phrases[i].First >= match.End || !match.Consumes(phrases[i].First))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the words end right before the token.</summary>
    public bool EndsAt(int token, NeighbourWords words)
    {
        if (token > 0 && IsOne(token - 1, words))
        {
            return true;
        }

        List<PhraseMatch> phrases = Phrases(words);
        for (int i = FirstFrom(phrases, token - PhraseMatcher.LongestPhrase); i < phrases.Count && phrases[i].First < token; i++)
        {
            if (phrases[i].End == token)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the words begin at the token.</summary>
    public bool BeginsAt(int token, NeighbourWords words)
    {
        List<PhraseMatch> phrases = Phrases(words);
        int at = FirstFrom(phrases, token);
        return (token < _tokens.Count && IsOne(token, words)) || (at < phrases.Count && phrases[at].First == token);
    }

    private bool IsOne(int token, NeighbourWords words)
    {
        int symbol = _tokens[token].Symbol;
        return symbol != Vocabulary.Unknown && (words.Has(symbol) || (_lower[token] is > 0 and int lower && words.Has(lower)));
    }

    private List<PhraseMatch> Phrases(NeighbourWords words) => words.Pattern != NeighbourWords.NoPattern && _byPattern.TryGetValue(words.Pattern, out List<PhraseMatch>? list) ? list : [];

    /// <summary>Index of the first match that begins at the token or behind it: matches are in order.</summary>
    private static int FirstFrom(List<PhraseMatch> list, int token)
    {
        int low = 0;
        int high = list.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = list[middle].First < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
