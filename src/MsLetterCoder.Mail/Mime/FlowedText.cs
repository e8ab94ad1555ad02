using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Joins the soft-broken lines of format=flowed text (RFC 3676), each quote depth on its own; stuffed blanks go, the signature mark '-- ' stays a
/// line.
/// </summary>
internal static class FlowedText
{
    private const string SignatureMark = "-- ";

    /// <summary>Joins; <paramref name="deleteSpace"/> is the DelSp parameter: the blank that marks a soft break belongs to no word.</summary>
    public static string Join(string text, bool deleteSpace)
    {
        var joined = new StringBuilder(text.Length);
        int openDepth = -1;
        int position = 0;
        while (position < text.Length)
        {
            int end = text.IndexOf('\n', position);
            bool lastLine = end < 0;
            end = lastLine ? text.Length : end;
            int depth = QuoteDepth(text, position, end);
            int start = position + depth;
            start += start < end && text[start] == ' ' ? 1 : 0;
            ReadOnlySpan<char> content = text.AsSpan(start, end - start);
            bool signature = content.SequenceEqual(SignatureMark);
            bool flows = !signature && content.EndsWith(' ');
            if (openDepth >= 0 && (openDepth != depth || signature))
            {
                joined.Append('\n');
                openDepth = -1;
            }

            if (openDepth < 0 && depth > 0)
            {
                joined.Append('>', depth).Append(content.IsEmpty ? "" : " ");
            }

            joined.Append(flows && deleteSpace ? content[..^1] : content);
            openDepth = flows ? depth : -1;
            if (!flows && !lastLine)
            {
                joined.Append('\n');
            }

            position = end + 1;
        }

        if (openDepth >= 0 && text.EndsWith('\n'))
        {
            joined.Append('\n');
        }

        return joined.ToString();
    }

    private static int QuoteDepth(string text, int start, int end)
    {
        int depth = 0;
        while (start + depth < end && text[start + depth] == '>')
        {
            depth++;
        }

        return depth;
    }
}
