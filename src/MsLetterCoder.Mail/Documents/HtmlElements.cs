using System.Collections.Frozen;
using AngleSharp.Dom;

namespace MsLetterCoder.Mail.Documents;

/// <summary>What a browser's style sheet and the usual inline styles say of elements: which are blocks, which are not shown.</summary>
internal static class HtmlElements
{
    private static readonly FrozenSet<string> Unseen = new[]
    {
        "script", "style", "head", "title", "template", "object", "embed", "iframe", "audio", "video", "canvas", "svg", "math", "select", "datalist",
        "noembed", "noframes",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Paragraphs = new[] { "p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "pre", "table", "fieldset",
        "figure" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "div", "tr", "li", "blockquote", "ul", "ol", "menu", "dir", "hr", "dt", "dd", "section", "article", "header", "footer", "main", "nav",
        "aside", "address", "center", "form", "body", "caption", "legend", "details", "summary", "figcaption", "thead", "tbody", "tfoot", "hgroup",
        "search",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where a reader of the mail does not see the element.</summary>
    public static bool IsHidden(IElement element)
    {
        if (Unseen.Contains(element.LocalName) || element.HasAttribute("hidden"))
        {
            return true;
        }

        string? style = element.GetAttribute("style");
        return style is not null && (Says(style, "display", "none") || Says(style, "visibility", "hidden") || Says(style, "mso-hide", "all"));
    }

    /// <summary>True where line ends in the source are line ends of the text.</summary>
    public static bool KeepsLines(IElement element) =>
        element.LocalName is "pre" or "textarea" || (element.GetAttribute("style") is { } style && Says(style, "white-space", "pre"));

    /// <summary>Line breaks due before and behind the element: 0 for inline ones, 2 for paragraphs.</summary>
    public static int LinesAround(IElement element)
    {
        if (Paragraphs.Contains(element.LocalName))
        {
            // Outlook's paragraphs have no space between them; its users write empty ones.
            bool tight = element.LocalName == "p" && ((element.ClassName?.StartsWith("Mso", StringComparison.Ordinal) ?? false)
                || (element.GetAttribute("style") is { } style && Says(style, "margin", "0")));
            return tight || (element.LocalName == "table" && element.ParentElement?.LocalName is "td" or "th") ? 1 : 2;
        }

        return Blocks.Contains(element.LocalName) ? 1 : 0;
    }

    /// <summary>True where an inline style gives the property a value that begins so.</summary>
    private static bool Says(string style, string property, string value)
    {
        int found = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        while (found >= 0)
        {
            ReadOnlySpan<char> rest = style.AsSpan(found + property.Length).TrimStart();
            bool own = found == 0 || style[found - 1] is ' ' or ';' or '\n' or '\t';
            if (own && rest.StartsWith(":") && rest[1..].TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            found = style.IndexOf(property, found + property.Length, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}
