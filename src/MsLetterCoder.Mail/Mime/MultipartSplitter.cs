using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Finds the parts between the boundary lines of a multipart (RFC 2046 section 5.1.1). A line counts where it is two hyphens, the whole boundary, at
/// most two hyphens more
/// and blanks: so a boundary that begins another one is told apart. A multipart that never ends is taken to end with its container; parts behind the
/// end mark still count.
/// </summary>
internal sealed class MultipartSplitter(MimeSource source, string boundary, DoubtLog doubts)
{
    private readonly byte[] delimiter = Encoding.UTF8.GetBytes("--" + boundary.TrimEnd(' ', '\t'));

    /// <summary>The byte ranges of the parts, without the line end that belongs to the boundary behind each.</summary>
    public IEnumerable<(int Start, int End)> Split(int start, int end)
    {
        int partStart = -1;
        bool closed = false;
        int position = start;
        while (FindLine(position, end, out Line line))
        {
            if (partStart >= 0)
            {
                yield return (partStart, WithoutLineEnd(partStart, line.Start));
            }
            else if (closed && !line.Closes)
            {
                doubts.Add("parts-behind-end", "A multipart goes on behind its end mark.", source.At(line.Start));
            }

            closed |= line.Closes;
            partStart = line.Closes ? -1 : line.Next;
            position = line.Next;
        }

        if (partStart >= 0)
        {
            if (!closed)
            {
                doubts.Add("multipart-unterminated", "A multipart has no end mark; the mail may have been cut.", source.At(end));
            }

            // A boundary as the very last line, meant as the end, begins no part.
            if (partStart < end)
            {
                yield return (partStart, end);
            }
        }
    }

    private bool FindLine(int from, int end, out Line line)
    {
        ReadOnlySpan<byte> bytes = source.Bytes.Span;
        int position = from;
        while (position < end)
        {
            int found = bytes[position..end].IndexOf(delimiter);
            if (found < 0)
            {
                break;
            }

            int start = position + found;
            if (start != from && bytes[start - 1] is not ((byte)'\n' or (byte)'\r'))
            {
                position = start + 2;
                continue;
            }

            source.ReadLine(start, end, out int contentEnd, out int next);
            if (IsRest(bytes[(start + delimiter.Length)..Math.Max(start + delimiter.Length, contentEnd)], out bool closes))
            {
                line = new Line(start, next, closes);
                return true;
            }

            position = next;
        }

        line = default;
        return false;
    }

    private static bool IsRest(ReadOnlySpan<byte> rest, out bool closes)
    {
        closes = rest.StartsWith("--"u8);
        return (closes ? rest[2..] : rest).IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
    }

    private int WithoutLineEnd(int start, int end)
    {
        ReadOnlySpan<byte> bytes = source.Bytes.Span;
        if (end > start && bytes[end - 1] == '\n')
        {
            end--;
            return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        }

        return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private readonly record struct Line(int Start, int Next, bool Closes);
}
