using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Estimates what laying HTML out would cost before it is tried. The parsing rules of HTML take time that grows with the square of the input where
/// elements are never
/// closed, and where one tag has very many attributes; HTML of that kind is not a letter, and only its words are taken.
/// </summary>
internal static class HtmlWork
{
    private const int DeepestNesting = 3_000;
    private const long MostSteps = 60_000_000;
    private const int MostAttributes = 400;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f>");

    /// <summary>Elements that need no end tag, or never have content.</summary>
    private static readonly FrozenSet<string> SelfClosing = new[]
    {
        "br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source", "p", "li", "dt", "dd", "td", "th", "tr", "option",
        "tbody", "thead", "tfoot", "o:p",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeedNoEnd =
        SelfClosing.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True where the parser could take too long.</summary>
    public static bool IsTooMuch(string html)
    {
        long steps = 0;
        int depth = 0;
        int position = html.IndexOf('<', StringComparison.Ordinal);
        while (position >= 0)
        {
            int end = TagEnd(html, position, out int attributes);
            ReadOnlySpan<char> name = Name(html, position);
            if (name.StartsWith("/"))
            {
                depth -= NeedNoEnd.Contains(name[1..]) || depth == 0 ? 0 : 1;
            }
            else if (name.Length > 0)
            {
                depth += NeedNoEnd.Contains(name) || html[Math.Max(0, end - 2)] == '/' ? 0 : 1;
                steps += depth;
            }

            if (attributes > MostAttributes || depth > DeepestNesting || steps > MostSteps)
            {
                return true;
            }

            position = end >= html.Length ? -1 : html.IndexOf('<', end);
        }

        return false;
    }

    /// <summary>The words alone: tags become line ends, blanks or nothing.</summary>
    public static string StripTags(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        int position = 0;
        while (position < html.Length)
        {
            int open = html.IndexOf('<', position);
            open = open < 0 ? html.Length : open;
            text.Append(html, position, open - position);
            if (open >= html.Length)
            {
                break;
            }

            ReadOnlySpan<char> name = Name(html, open);
            int end = TagEnd(html, open, out _);
            text.Append(name is "td" or "/td" ? "\t" : name is "br" or "p" or "/p" or "div" or "/div" or "tr" or "/tr" or "li" ? "\n" : "");
            position = name is "script" or "style" ? EndOf(html, name, end) : end;
        }

        return TextShape.Tidy(WebUtility.HtmlDecode(text.ToString()).Replace('\u00A0', ' ').Replace("\0", "", StringComparison.Ordinal));
    }

    private static ReadOnlySpan<char> Name(string html, int open)
    {
        ReadOnlySpan<char> rest = html.AsSpan(open + 1, Math.Min(40, html.Length - open - 1));
        int length = rest.IndexOfAny(NameEnds);
        ReadOnlySpan<char> name = length < 0 ? rest : rest[..length];
        bool isTag = name.Length > 0 && (char.IsAsciiLetter(name[0]) || (name[0] == '/' && name.Length > 1 && char.IsAsciiLetter(name[1])));
        return isTag ? name : [];
    }

    /// <summary>Position behind the tag that begins here, counting what could be attributes in it.</summary>
    private static int TagEnd(string html, int open, out int attributes)
    {
        attributes = 0;
        if (html.AsSpan(open).StartsWith("<!--"))
        {
            int close = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return close < 0 ? html.Length : close + 3;
        }

        char quote = '\0';
        for (int i = open + 1; i < html.Length; i++)
        {
            char c = html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && html[i - 1] == '=')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
            else if (c is ' ' or '\n' or '\t' or '/' or '"')
            {
                attributes++;
            }
        }

        return html.Length;
    }

    private static int EndOf(string html, ReadOnlySpan<char> name, int from)
    {
        int close = html.AsSpan(from).IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        return close < 0 ? html.Length : from + close;
    }
}
