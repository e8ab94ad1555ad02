using System.Text;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Reads a list of addresses (RFC 5322 section 3.4, obsolete routes and groups of section 4.4): names, comments, groups, and what programs write
/// without quotes.
/// </summary>
internal static class AddressList
{
    private const int MostAddresses = 1_000;

    public static IReadOnlyList<EmailAddress> Read(string value, DoubtLog doubts, long at)
    {
        var addresses = new List<EmailAddress>();
        var phrase = new StringBuilder();
        string comment = "";
        string? angle = null;
        bool sign = false;
        int position = 0;
        while (position < value.Length && addresses.Count < MostAddresses)
        {
            char c = value[position];
            switch (c)
            {
                case '"':
                    string quoted = QuotedText.Read(value, ref position);
                    phrase.Append(IsLocalPart(value, position) ? $"\"{quoted}\"" : quoted);
                    break;
                case '(':
                    int end = QuotedText.SkipComment(value, position);
                    comment = value[(position + 1)..Math.Max(position + 1, end - 1)];
                    position = end;
                    break;
                case '<':
                    int close = value.IndexOf('>', position);
                    close = close < 0 ? value.Length : close;
                    angle = WithoutRoute(value[(position + 1)..close]);
                    position = close + 1;
                    break;
                case ',' or ';':
                    // 'Surname, First <a@b>' without quotes: the comma belongs to the name.
                    if (c == ',' && angle is null && phrase.Length > 0 && !sign && NameGoesOn(value, position))
                    {
                        phrase.Append(", ");
                    }
                    else
                    {
                        Add(addresses, phrase, comment, ref angle, doubts, at);
                        comment = "";
                        sign = false;
                    }

                    position++;
                    break;
                case ':' when !sign:
                    phrase.Clear();
                    position++;
                    break;
                default:
                    sign |= c == '@';
                    phrase.Append(c);
                    position++;
                    break;
            }
        }

        Add(addresses, phrase, comment, ref angle, doubts, at);
        return addresses;
    }

    /// <summary>Takes every id in angle brackets (RFC 5322 section 3.6.4); words without brackets count where there is no bracket at all.</summary>
    public static IReadOnlyList<string> ReadIds(string value)
    {
        var ids = new List<string>();
        if (!value.Contains('<', StringComparison.Ordinal))
        {
            string[] words = value.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            return [.. words.Where(w => w.Contains('@', StringComparison.Ordinal)).Take(MostAddresses)];
        }

        int position = value.IndexOf('<', StringComparison.Ordinal);
        while (position >= 0 && ids.Count < MostAddresses)
        {
            int close = value.IndexOf('>', position);
            string id = value[(position + 1)..(close < 0 ? value.Length : close)].Trim();
            if (id.Length > 0)
            {
                ids.Add(id);
            }

            position = close < 0 ? -1 : value.IndexOf('<', close);
        }

        return ids;
    }

    private static void Add(List<EmailAddress> addresses, StringBuilder phrase, string comment, ref string? angle, DoubtLog doubts, long at)
    {
        string words = CollapseBlanks(phrase);
        phrase.Clear();
        string address = angle ?? (words.Contains('@', StringComparison.Ordinal) ? words.Replace(" ", "", StringComparison.Ordinal) : "");
        string name = EncodedWords.Decode(angle is null ? comment : words.Length > 0 ? words : comment, doubts, at).Trim();
        if (angle is null && address.Length == 0)
        {
            name = EncodedWords.Decode(words, doubts, at).Trim();
        }

        angle = null;
        if (address.Length > 0 || name.Length > 0)
        {
            addresses.Add(new EmailAddress(name.Length == 0 ? null : name, address));
        }
    }

    private static string CollapseBlanks(StringBuilder phrase) =>
        string.Join(' ', phrase.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsLocalPart(string value, int position) => position < value.Length && value[position] == '@';

    private static bool NameGoesOn(string value, int comma)
    {
        int next = value.AsSpan(comma + 1).IndexOfAny("@,<;\"");
        return next >= 0 && value[comma + 1 + next] == '<';
    }

    private static string WithoutRoute(string address)
    {
        address = address.Trim();
        int colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && address[0] == '@' ? address[(colon + 1)..] : address;
    }
}
