namespace MsLetterCoder.Clinical.Matching;

/// <summary>Names of drugs that dictation tore into words of its own: two to four words that, written together, are at most two letters from the name ('back low fen', 'tie sabri'); the first letter, and the second or the last two, are the name's.</summary>
internal sealed class DictatedNames
{
    /// <summary>Most words a name is torn into.</summary>
    public const int MostWords = 4;

    private const int Shortest = 7;
    private const int Longest = 24;
    private readonly Dictionary<char, List<(string Name, int Symbol)>> _byLetter = [];

    /// <summary>Takes the names, in normal form with their numbers; names of less than seven letters are left out.</summary>
    public DictatedNames(IEnumerable<(string Name, int Symbol)> names)
    {
        foreach ((string name, int symbol) in names)
        {
            if (name.Length is >= Shortest and <= Longest - 2)
            {
                if (!_byLetter.TryGetValue(name[0], out List<(string, int)>? list))
                {
                    _byLetter.Add(name[0], list = []);
                }

                list.Add((name, symbol));
            }
        }
    }

    /// <summary>Number of the name that joined words sound like, 0 if there is none; <paramref name="slips"/> letters may differ, one in a name of seven.</summary>
    public int Find(ReadOnlySpan<char> joined, int slips)
    {
        if (joined.Length is < Shortest or > Longest || !_byLetter.TryGetValue(joined[0], out List<(string Name, int Symbol)>? names))
        {
            return 0;
        }

        foreach ((string name, int symbol) in names)
        {
            int most = name.Length >= 8 ? slips : 1;
            if (Math.Abs(name.Length - joined.Length) <= most && (joined[1] == name[1] || (joined[^1] == name[^1] && joined[^2] == name[^2])) && Distance(joined, name, most) <= most)
            {
                return symbol;
            }
        }

        return 0;
    }

    /// <summary>Levenshtein's distance; any number above <paramref name="most"/> where it is more than that.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        Span<int> row = stackalloc int[Longest + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            int least = row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return most + 1;
            }
        }

        return row[b.Length];
    }
}
