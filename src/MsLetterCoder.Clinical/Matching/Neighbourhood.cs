namespace MsLetterCoder.Clinical.Matching;

/// <summary>Answers the conditions of patterns: which neighbour words stand where.</summary>
internal sealed class Neighbourhood
{
    /// <summary>Words beyond which nothing is near, however long the sentences are.</summary>
    private const int Farthest = 120;

    private readonly int[] _segment;
    private readonly Dictionary<int, List<PhraseMatch>> _byPattern = [];

    public Neighbourhood(List<Token> tokens, List<PhraseMatch> found, PhrasePattern[] patterns)
    {
        _segment = new int[tokens.Count + 1];
        for (int i = 1; i < tokens.Count; i++)
        {
            _segment[i] = _segment[i - 1] + (tokens[i].Before == TokenBreak.Sentence ? 1 : 0);
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
    public bool IsNear(PhraseMatch match, int neighbour)
    {
        if (!_byPattern.TryGetValue(neighbour, out List<PhraseMatch>? list))
        {
            return false;
        }

        int segment = _segment[match.First];
        for (int i = FirstFrom(list, match.First - Farthest); i < list.Count && list[i].First <= match.First + Farthest && _segment[list[i].First] <= segment; i++)
        {
            PhraseMatch near = list[i];
            if (_segment[near.First] >= segment - 1 && (near.End <= match.First || near.First >= match.End || !match.Consumes(near.First)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the words end right before the token.</summary>
    public bool EndsAt(int token, int neighbour)
    {
        if (_byPattern.TryGetValue(neighbour, out List<PhraseMatch>? list))
        {
            for (int i = FirstFrom(list, token - PhraseMatcher.LongestPhrase); i < list.Count && list[i].First < token; i++)
            {
                if (list[i].End == token)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True where the words begin at the token.</summary>
    public bool BeginsAt(int token, int neighbour) =>
        _byPattern.TryGetValue(neighbour, out List<PhraseMatch>? list) && FirstFrom(list, token) is int at && at < list.Count && list[at].First == token;

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
