using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Documents;

/// <summary>Splits RTF into groups, control words and bytes of text (RTF 1.9.1, 'Syntax'). Binary runs (\bin) are skipped here.</summary>
internal sealed class RtfTokenizer(ReadOnlyMemory<byte> source)
{
    private const int LongestWord = 64;
    private int position;

    public RtfToken Next()
    {
        ReadOnlySpan<byte> bytes = source.Span;
        while (position < bytes.Length)
        {
            byte b = bytes[position++];
            switch (b)
            {
                case (byte)'{':
                    return new RtfToken(RtfTokenKind.GroupStart);
                case (byte)'}':
                    return new RtfToken(RtfTokenKind.GroupEnd);
                case (byte)'\\':
                    return ReadControl(bytes);
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    return new RtfToken(RtfTokenKind.Byte, Value: b);
            }
        }

        return new RtfToken(RtfTokenKind.End);
    }

    private RtfToken ReadControl(ReadOnlySpan<byte> bytes)
    {
        if (position >= bytes.Length)
        {
            return new RtfToken(RtfTokenKind.End);
        }

        if (!char.IsAsciiLetter((char)bytes[position]))
        {
            return ReadSymbol(bytes);
        }

        int start = position;
        while (position < bytes.Length && position - start < LongestWord && char.IsAsciiLetter((char)bytes[position]))
        {
            position++;
        }

        string word = Encoding.ASCII.GetString(bytes[start..position]);
        int? number = ReadNumber(bytes);
        if (position < bytes.Length && bytes[position] == ' ')
        {
            position++;
        }

        if (word == "bin" && number > 0)
        {
            position = (int)Math.Min(bytes.Length, (long)position + number.Value);
        }

        return new RtfToken(RtfTokenKind.Control, word, number);
    }

    private RtfToken ReadSymbol(ReadOnlySpan<byte> bytes)
    {
        byte symbol = bytes[position++];
        if (symbol == '\'' && position + 1 < bytes.Length
            && byte.TryParse(bytes.Slice(position, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
        {
            position += 2;
            return new RtfToken(RtfTokenKind.Byte, Value: value);
        }

        // A backslash before a line end is \par; before a brace or backslash it is that character.
        return symbol switch
        {
            (byte)'\r' or (byte)'\n' => new RtfToken(RtfTokenKind.Control, "par"),
            (byte)'{' or (byte)'}' or (byte)'\\' => new RtfToken(RtfTokenKind.Byte, Value: symbol),
            _ => new RtfToken(RtfTokenKind.Control, ((char)symbol).ToString()),
        };
    }

    private int? ReadNumber(ReadOnlySpan<byte> bytes)
    {
        int start = position;
        int end = start + (start < bytes.Length && bytes[start] == '-' ? 1 : 0);
        while (end < bytes.Length && end - start < 12 && char.IsAsciiDigit((char)bytes[end]))
        {
            end++;
        }

        if (!int.TryParse(bytes[start..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return null;
        }

        position = end;
        return number;
    }
}
