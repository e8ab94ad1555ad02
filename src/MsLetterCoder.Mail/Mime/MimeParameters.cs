using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// The parameters of a Content-Type or Content-Disposition field (RFC 2045 section 5.1), with the continuations and charsets of RFC 2231. Encoded
/// words in values, which
/// RFC 2047 forbids and everybody writes, are decoded. Of a parameter given twice the first counts.
/// </summary>
internal static class MimeParameters
{
    private const int MostParameters = 500;

    /// <summary>Reads what stands behind the first semicolon.</summary>
    public static Dictionary<string, string> Read(string value, int start, DoubtLog doubts, long at)
    {
        var plain = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, List<Segment>>? segments = null;
        int position = start;
        for (int count = 0; position < value.Length && count < MostParameters; count++)
        {
            string name = ReadName(value, ref position);
            if (position >= value.Length || value[position] != '=')
            {
                position++;
                continue;
            }

            position++;
            string content = ReadValue(value, ref position);
            int star = name.IndexOf('*', StringComparison.Ordinal);
            if (star > 0)
            {
                segments ??= new(StringComparer.OrdinalIgnoreCase);
                AddSegment(segments, name, star, content);
            }
            else if (name.Length > 0 && !plain.TryAdd(name, EncodedWords.Decode(content, doubts, at)))
            {
                doubts.Add("parameter-twice", "A parameter of a header field is given twice; the first counts.", at);
            }
        }

        foreach ((string name, List<Segment> parts) in segments ?? [])
        {
            plain[name] = Join(parts, doubts, at);
        }

        return plain;
    }

    private static string ReadName(string value, ref int position)
    {
        position = SkipBlanksAndComments(value, position);
        while (position < value.Length && value[position] == ';')
        {
            position = SkipBlanksAndComments(value, position + 1);
        }

        int start = position;
        while (position < value.Length && value[position] is not ('=' or ';' or ' ' or '\t'))
        {
            position++;
        }

        string name = value[start..position];
        position = SkipBlanksAndComments(value, position);
        return name;
    }

    private static string ReadValue(string value, ref int position)
    {
        position = SkipBlanksAndComments(value, position);
        if (position < value.Length && value[position] == '"')
        {
            return QuotedText.Read(value, ref position);
        }

        int start = position;
        while (position < value.Length && value[position] != ';')
        {
            position++;
        }

        return TrimComment(value.AsSpan(start, position - start)).Trim(" \t'").ToString();
    }

    /// <summary>A file name may hold blanks and brackets unquoted; only a comment at the very end is taken off.</summary>
    private static ReadOnlySpan<char> TrimComment(ReadOnlySpan<char> value)
    {
        value = value.TrimEnd();
        int open = value.LastIndexOf(" (");
        return open > 0 && value.EndsWith(")") && !value[..open].Contains('.') ? value[..open] : value;
    }

    private static int SkipBlanksAndComments(string value, int position)
    {
        while (position < value.Length && value[position] is ' ' or '\t' or '(')
        {
            position = value[position] == '(' ? QuotedText.SkipComment(value, position) : position + 1;
        }

        return position;
    }

    /// <summary>'name*', 'name*1' and 'name*1*' (RFC 2231 sections 3 and 4).</summary>
    private static void AddSegment(Dictionary<string, List<Segment>> segments, string name, int star, string content)
    {
        ReadOnlySpan<char> rest = name.AsSpan(star + 1);
        bool encoded = rest.IsEmpty || rest.EndsWith("*");
        int number = int.TryParse(rest.TrimEnd('*'), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;
        if (!segments.TryGetValue(name[..star], out List<Segment>? parts))
        {
            segments[name[..star]] = parts = [];
        }

        parts.Add(new Segment(number, encoded, content));
    }

    private static string Join(List<Segment> parts, DoubtLog doubts, long at)
    {
        parts.Sort((a, b) => a.Number.CompareTo(b.Number));
        string? charset = null;
        var bytes = new List<byte>();
        for (int i = 0; i < parts.Count; i++)
        {
            string content = parts[i].Content;
            if (i == 0 && parts[i].Encoded && content.Split('\'', 3) is [string named, _, string rest])
            {
                charset = named;
                content = rest;
            }

            if (i > 0 && parts[i].Number == parts[i - 1].Number)
            {
                continue;
            }

            AppendBytes(bytes, content, parts[i].Encoded);
        }

        string joined = Charsets.Decode(bytes.ToArray(), charset, doubts, at);
        return charset is null ? EncodedWords.Decode(joined, doubts, at) : joined;
    }

    private static void AppendBytes(List<byte> bytes, string content, bool encoded)
    {
        for (int i = 0; i < content.Length; i++)
        {
            if (encoded && content[i] == '%' && i + 2 < content.Length && char.IsAsciiHexDigit(content[i + 1])
                && char.IsAsciiHexDigit(content[i + 2]))
            {
                bytes.Add(Convert.FromHexString(content.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (content[i] < 128)
            {
                bytes.Add((byte)content[i]);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(char.IsHighSurrogate(content[i]) && i + 1 < content.Length ? [content[i], content[++i]]
                    : [content[i]]));
            }
        }
    }

    private sealed record Segment(int Number, bool Encoded, string Content);
}
