using System.Text;

namespace MsLetterCoder.Mail.Documents;

/// <summary>The shape that every document text has, whatever it was rendered from: LF line ends, no byte order mark, well-formed UTF-16.</summary>
internal static class TextShape
{
    /// <summary>CR LF and CR become LF.</summary>
    public static string WithLineFeeds(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    /// <summary>Half surrogate pairs become U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        int lone = FirstLoneSurrogate(text, 0);
        if (lone < 0)
        {
            return text;
        }

        char[] repaired = text.ToCharArray();
        for (; lone >= 0; lone = FirstLoneSurrogate(text, lone + 1))
        {
            repaired[lone] = '\uFFFD';
        }

        return new string(repaired);
    }

    /// <summary>
    /// A table row as text: cells of one line stand side by side with a tab between, longer ones below each other; empty ones are left out.
    /// </summary>
    public static string Row(IReadOnlyList<string> cells)
    {
        string[] filled = [.. cells.Select(c => c.Trim('\n', ' ', '\t')).Where(c => c.Length > 0)];
        bool sideBySide = filled.All(c => !c.Contains('\n', StringComparison.Ordinal));
        return string.Join(sideBySide ? '\t' : '\n', filled);
    }

    /// <summary>Blanks at line ends go, runs of empty lines become one, none stands at the start or the end.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        int emptyLines = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> content = line.TrimEnd();
            if (content.IsEmpty)
            {
                emptyLines++;
                continue;
            }

            if (tidy.Length > 0)
            {
                tidy.Append('\n', emptyLines > 0 ? 2 : 1);
            }

            tidy.Append(content);
            emptyLines = 0;
        }

        return tidy.Append(tidy.Length > 0 ? "\n" : "").ToString();
    }

    private static int FirstLoneSurrogate(string text, int from)
    {
        int position = from;
        while (position < text.Length)
        {
            int found = text.AsSpan(position).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (found < 0)
            {
                return -1;
            }

            position += found;
            if (!char.IsHighSurrogate(text[position]) || position + 1 >= text.Length || !char.IsLowSurrogate(text[position + 1]))
            {
                return position;
            }

            position += 2;
        }

        return -1;
    }
}
