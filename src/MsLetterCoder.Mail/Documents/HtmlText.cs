using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Renders HTML to text: blocks to lines, lists to '- ' or numbered items, table rows to lines with tabs between cells, quotations to lines that
/// begin with '> '. Links keep
/// their words only; what a reader would not see is dropped. No script runs and nothing is fetched.
/// </summary>
internal sealed class HtmlText
{
    public const string Renderer = "html/1";
    private const string Rule = "________________________________";
    private const int DeepestTable = 24;
    private const int DeepestQuote = 20;
    private readonly Stack<HtmlLines> outer = new();
    private readonly Stack<List<string>> rows = new();
    private readonly Stack<int> lists = new();
    private HtmlLines lines = new();
    private int keepLines;
    private int hidden;

    public static DocumentText Render(ReadOnlySpan<byte> bytes, string? charset, DoubtLog doubts, long at) =>
        Render(HtmlCharset.Decode(bytes, charset, doubts, at), doubts, at);

    /// <summary>Renders HTML that is decoded already.</summary>
    public static DocumentText Render(string html, DoubtLog doubts, long at)
    {
        string text;
        if (HtmlWork.IsTooMuch(html))
        {
            doubts.Add("html-too-complex", "The HTML is nested too deep to lay out; its words were read without layout.", at);
            text = HtmlWork.StripTags(html);
        }
        else
        {
            text = new HtmlText().Walk(new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html));
        }

        return new DocumentText { Text = TextShape.WellFormed(text), Origin = TextOrigin.Html, Renderer = Renderer };
    }

    /// <summary>
    /// Visits all nodes without recursion, as a document may be nested as deep as its sender liked; by index, as the library finds a next sibling by
    /// searching.
    /// </summary>
    private string Walk(IDocument document)
    {
        var open = new Stack<(INode Node, int Next)>();
        if (document.Body is { } body)
        {
            Enter(body);
            open.Push((body, 0));
        }

        while (open.TryPop(out (INode Node, int Next) place))
        {
            if (place.Next >= place.Node.ChildNodes.Length)
            {
                Leave(place.Node);
                continue;
            }

            INode child = place.Node.ChildNodes[place.Next];
            open.Push((place.Node, place.Next + 1));
            Enter(child);
            open.Push((child, 0));
        }

        string text = lines.ToString();
        return text.Length == 0 ? text : text + "\n";
    }

    private void Enter(INode node)
    {
        if (node is IText text)
        {
            if (hidden == 0)
            {
                lines.Write(text.Data, keepLines > 0);
            }
        }
        else if (node is IElement element)
        {
            if (HtmlElements.IsHidden(element))
            {
                hidden++;
            }
            else if (hidden == 0)
            {
                Begin(element);
            }

            keepLines += HtmlElements.KeepsLines(element) ? 1 : 0;
        }
    }

    private void Leave(INode node)
    {
        if (node is IElement element)
        {
            keepLines -= HtmlElements.KeepsLines(element) ? 1 : 0;
            if (HtmlElements.IsHidden(element))
            {
                hidden--;
            }
            else if (hidden == 0)
            {
                End(element);
            }
        }
    }

    private void Begin(IElement element)
    {
        lines.Block(HtmlElements.LinesAround(element));
        switch (element.LocalName)
        {
            case "br":
                lines.Break();
                break;
            case "hr":
                lines.Write(Rule, keepsLines: false);
                lines.Block(1);
                break;
            case "blockquote":
                lines.QuoteDepth = Math.Min(DeepestQuote, lines.QuoteDepth + 1);
                break;
            case "ul" or "menu" or "dir":
                lists.Push(-1);
                break;
            case "ol":
                lists.Push(int.TryParse(element.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int first)
                    && first >= 0 ? first : 1);
                break;
            case "li":
                lines.Mark(NextMark());
                break;
            case "tr" when outer.Count < DeepestTable:
                rows.Push([]);
                break;
            case "td" or "th" when IsCell(element):
                outer.Push(lines);
                lines = new HtmlLines();
                break;
        }
    }

    private void End(IElement element)
    {
        switch (element.LocalName)
        {
            case "blockquote":
                lines.Block(1);
                lines.QuoteDepth = Math.Max(0, lines.QuoteDepth - 1);
                break;
            case "ul" or "menu" or "dir" or "ol":
                lists.TryPop(out _);
                break;
            case "td" or "th" when outer.Count > 0 && rows.Count == outer.Count && IsInRow(element):
                rows.Peek().Add(lines.ToString());
                lines = outer.Pop();
                break;
            case "tr" when rows.Count == outer.Count + 1:
                lines.WriteLines(TextShape.Row(rows.Pop()));
                break;
        }

        lines.Block(HtmlElements.LinesAround(element));
    }

    /// <summary>A cell is captured where its row is: rows beyond the deepest table level are not.</summary>
    private bool IsCell(IElement element) => IsInRow(element) && rows.Count == outer.Count + 1;

    private static bool IsInRow(IElement element) => element.ParentElement?.LocalName == "tr";

    private string NextMark()
    {
        if (lists.Count == 0)
        {
            return "- ";
        }

        int number = lists.Pop();
        lists.Push(number < 0 ? number : number + 1);
        string indent = new(' ', 2 * Math.Min(8, lists.Count - 1));
        return indent + (number < 0 ? "- " : number.ToString(CultureInfo.InvariantCulture) + ". ");
    }
}
