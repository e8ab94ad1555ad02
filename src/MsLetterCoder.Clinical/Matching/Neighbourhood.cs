namespace MsLetterCoder.Clinical.Matching;

/// <summary>Answers the conditions of patterns: which neighbour words stand where.</summary>
internal sealed class Neighbourhood
{
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
        int segment = _segment[match.First];
        return _byPattern.TryGetValue(neighbour, out List<PhraseMatch>? list)
            && list.Exists(n => _segment[n.First] <= segment && _segment[n.First] >= segment - 1 && (n.End <= match.First || n.First >= match.End || !match.Consumes(n.First)));
    }

    /// <summary>True where the words end right before the token.</summary>
    public bool EndsAt(int token, int neighbour) =>
        _byPattern.TryGetValue(neighbour, out List<PhraseMatch>? list) && list.Exists(n => n.End == token);

    /// <summary>True where the words begin at the token.</summary>
    public bool BeginsAt(int token, int neighbour) =>
        _byPattern.TryGetValue(neighbour, out List<PhraseMatch>? list) && list.Exists(n => n.First == token);
}
