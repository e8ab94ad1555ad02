namespace MsLetterCoder.Clinical.Searching;

/// <summary>Slips of the pen between two words: letters too many, too few, wrong, or two neighbours exchanged (Damerau).</summary>
public static class Slips
{
    private const int LongestWord = 64;

    /// <summary>True where at most so many slips part the words. Time grows with the length of the words times the slips allowed.</summary>
    public static bool Within(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || one.Length > LongestWord || other.Length > LongestWord)
        {
            return false;
        }

        int width = other.Length + 1;
        Span<byte> rows = stackalloc byte[3 * (LongestWord + 1)];
        Span<byte> before = rows[..width];
        Span<byte> above = rows.Slice(width, width);
        Span<byte> row = rows.Slice(2 * width, width);
        for (int i = 0; i < width; i++)
        {
            above[i] = (byte)i;
        }

        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = (byte)i;
            int least = i;
            for (int j = 1; j < width; j++)
            {
                int cost = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = (byte)cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return false;
            }

            Span<byte> free = before;
            before = above;
            above = row;
            row = free;
        }

        return above[other.Length] <= most;
    }
}
