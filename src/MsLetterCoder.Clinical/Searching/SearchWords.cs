namespace MsLetterCoder.Clinical.Searching;

/// <summary>The words of all entries, with what each tells, and what a word of a phrase may stand for: itself, another form of it, a misspelling of it, the beginning of it.</summary>
internal sealed class SearchWords
{
    private const float SameStem = 0.85f;
    private const float OneSlip = 0.75f;
    private const float TwoSlips = 0.6f;
    private const float Beginning = 0.6f;
    private const int ShortestStem = 4;
    private const int ShortestBeginning = 3;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<(char First, int Length), List<int>> _byShape = [];
    private float[] _weights = [];
    private string[] _sorted = [];

    /// <summary>Number of a word, new or known.</summary>
    public int Add(string word)
    {
        if (!_numbers.TryGetValue(word, out int number))
        {
            number = _words.Count;
            _numbers.Add(word, number);
            _words.Add(word);
        }

        return number;
    }

    /// <summary>Number of a word; -1 for one that no entry holds.</summary>
    public int Find(string word) => _numbers.TryGetValue(word, out int number) ? number : -1;

    /// <summary>Sets what each word tells, from the number of concepts it is used of, and makes the indexes.</summary>
    public void Weigh(int[] concepts, int allConcepts)
    {
        _weights = [.. concepts.Select(c => MathF.Log(1 + (allConcepts / (float)Math.Max(1, c))))];
        for (int i = 0; i < _words.Count; i++)
        {
            Into(_byStem, Stem(_words[i]), i);
            Into(_byShape, (_words[i][0], _words[i].Length), i);
        }

        _sorted = [.. _words.Order(StringComparer.Ordinal)];
    }

    public int Count => _words.Count;

    /// <summary>What a word tells; the rarer, the more.</summary>
    public float Weight(int word) => _weights[word];

    /// <summary>The words a word of a phrase may stand for, each with how surely; <paramref name="last"/> lets it be the beginning of one.</summary>
    public List<(int Word, float Sure)> Meant(string word, bool last)
    {
        var meant = new List<(int Word, float Sure)>();
        bool known = _numbers.TryGetValue(word, out int exact);
        if (known)
        {
            meant.Add((exact, 1));
        }

        if (_byStem.TryGetValue(Stem(word), out List<int>? same))
        {
            meant.AddRange(same.Where(w => !known || w != exact).Select(w => (w, SameStem)));
        }

        if (last && !known && word.Length >= ShortestBeginning)
        {
            int at = Array.BinarySearch(_sorted, word, StringComparer.Ordinal);
            for (at = at < 0 ? ~at : at; at < _sorted.Length && _sorted[at].StartsWith(word, StringComparison.Ordinal); at++)
            {
                meant.Add((_numbers[_sorted[at]], Beginning));
            }
        }

        if (meant.Count == 0)
        {
            Misspelt(word, meant);
        }

        return meant;
    }

    private void Misspelt(string word, List<(int Word, float Sure)> meant)
    {
        int most = word.Length < 4 ? 0 : word.Length < 7 ? 1 : 2;
        for (int slips = 1; slips <= most && meant.Count == 0; slips++)
        {
            for (int length = word.Length - slips; length <= word.Length + slips; length++)
            {
                foreach (int candidate in _byShape.GetValueOrDefault((word[0], length)) ?? [])
                {
                    if (Slips.Within(word, _words[candidate], slips))
                    {
                        meant.Add((candidate, slips == 1 ? OneSlip : TwoSlips));
                    }
                }
            }
        }
    }

    /// <summary>A word without its ending, so that forms of one word meet.</summary>
    internal static string Stem(string word)
    {
        foreach (string ending in (string[])["ations", "ation", "ness", "ings", "ing", "ied", "ies", "ers", "ed", "er", "ly", "es", "al", "ic", "y", "e", "s"])
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
            {
                string stem = word[..^ending.Length];
                return stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l') ? stem[..^1] : stem;
            }
        }

        return word;
    }

    private static void Into<TKey>(Dictionary<TKey, List<int>> index, TKey key, int word) where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<int>? words))
        {
            index.Add(key, words = []);
        }

        words.Add(word);
    }
}
