using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>UIDs as a command states them: "4:7,9" (RFC 3501 sequence-set).</summary>
internal static class UidSet
{
    /// <summary>The set of UIDs given in ascending order. Neighbours are joined only where each UID between is itself in the set: nothing is touched that was not named.</summary>
    public static string Format(IReadOnlyList<uint> ascending)
    {
        if (ascending.Count == 0)
        {
            throw new ArgumentException("A set of UIDs cannot be empty.", nameof(ascending));
        }

        var set = new StringBuilder();
        for (var i = 0; i < ascending.Count;)
        {
            var first = i++;
            while (i < ascending.Count && ascending[i] == ascending[i - 1] + 1)
            {
                i++;
            }

            set.Append(set.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{ascending[first]}");
            if (i - first > 1)
            {
                set.Append(CultureInfo.InvariantCulture, $":{ascending[i - 1]}");
            }
        }

        return set.ToString();
    }

    /// <summary>How many messages a set as in COPYUID names; null where it is not well formed.</summary>
    public static long? Count(string set)
    {
        var count = 0L;
        foreach (var range in set.Split(','))
        {
            var ends = range.Split(':');
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last))
            {
                return null;
            }

            count += Math.Abs((long)last - first) + 1;
        }

        return count;
    }

    private static bool Number(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
