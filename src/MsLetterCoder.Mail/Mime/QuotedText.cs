using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>Quoted strings and comments of structured header fields (RFC 5322 sections 3.2.2 and 3.2.4).</summary>
internal static class QuotedText
{
    /// <summary>Reads the quoted string that begins at <paramref name="position"/>; one that never ends reaches to the end of the value.</summary>
    public static string Read(string value, ref int position)
    {
        var content = new StringBuilder();
        position++;
        while (position < value.Length && value[position] != '"')
        {
            // A backslash before anything but a quote or backslash is a Windows path, not an escape.
            if (value[position] == '\\' && position + 1 < value.Length && value[position + 1] is '"' or '\\')
            {
                position++;
            }

            content.Append(value[position++]);
        }

        position = Math.Min(value.Length, position + 1);
        return content.ToString();
    }

    /// <summary>
    /// Position behind the comment that begins at <paramref name="position"/>; comments nest. One that never ends reaches to the end of the value.
    /// </summary>
    public static int SkipComment(string value, int position)
    {
        int depth = 0;
        for (int i = position; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '\\':
                    i++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i + 1;
            }
        }

        return value.Length;
    }
}
