using System.Text;

namespace MsLetterCoder.Mail.Documents;

/// <summary>Puts the running text of an RTF together: paragraphs, table rows, list marks, and the places that stand apart.</summary>
internal sealed class RtfBody
{
    private readonly StringBuilder text = new();

    /// <summary>The line, or in a table row the cell, that is being written.</summary>
    private readonly StringBuilder open = new();
    private readonly StringBuilder header = new();
    private readonly StringBuilder footer = new();
    private readonly StringBuilder notes = new();
    private readonly StringBuilder listMark = new();
    private readonly List<string> cells = [];
    private bool inRow;

    /// <summary>The place a destination word sends text to; null where it is no such word.</summary>
    public static RtfTarget? TargetOf(string word) => word switch
    {
        "header" or "headerf" or "headerl" or "headerr" => RtfTarget.Header,
        "footer" or "footerf" or "footerl" or "footerr" => RtfTarget.Footer,
        "footnote" => RtfTarget.Note,
        "listtext" or "pntext" => RtfTarget.ListMark,
        _ => null,
    };

    public void Write(RtfTarget target, string content) => Place(target).Append(content);

    /// <summary>Acts on a word of layout; others have no meaning for the text.</summary>
    public void Layout(RtfTarget target, string word)
    {
        StringBuilder place = Place(target);
        switch (word)
        {
            case "par" or "line" or "page" or "sect" or "column" or "softline" when target == RtfTarget.Body && !inRow:
                EndLine();
                break;
            case "par" or "line" or "page" or "sect" or "column" or "softline":
                place.Append('\n');
                break;
            case "tab":
                place.Append('\t');
                break;
            case "~" or "emspace" or "enspace" or "qmspace":
                place.Append(' ');
                break;
            case "_":
                place.Append('-');
                break;
            case "bullet":
                place.Append('\u2022');
                break;
            case "emdash":
                place.Append('\u2014');
                break;
            case "endash":
                place.Append('\u2013');
                break;
            case "lquote":
                place.Append('\u2018');
                break;
            case "rquote":
                place.Append('\u2019');
                break;
            case "ldblquote":
                place.Append('\u201C');
                break;
            case "rdblquote":
                place.Append('\u201D');
                break;
            case "intbl" when target == RtfTarget.Body:
                inRow = true;
                break;
            case "cell" or "nestcell" when target == RtfTarget.Body:
                EndCell();
                break;
            case "row" or "nestrow" when target == RtfTarget.Body:
                EndRow();
                break;
        }
    }

    /// <summary>Ends a place that stands apart.</summary>
    public void Leave(RtfTarget target)
    {
        if (target == RtfTarget.ListMark)
        {
            string mark = listMark.ToString().Trim();
            listMark.Clear();
            bool numbered = mark.Length > 1 && mark.Any(char.IsAsciiLetterOrDigit);
            open.Append(mark.Length == 0 ? "" : numbered ? mark + " " : "- ");
        }
        else if (target != RtfTarget.Body)
        {
            Place(target).Append('\n');
        }
    }

    public string Finish()
    {
        if (cells.Count > 0)
        {
            EndRow();
        }

        EndLine();
        return TextShape.Tidy($"{header}\n{text}\n{notes}\n{footer}");
    }

    private StringBuilder Place(RtfTarget target) => target switch
    {
        RtfTarget.Header => header,
        RtfTarget.Footer => footer,
        RtfTarget.Note => notes,
        RtfTarget.ListMark => listMark,
        _ => open,
    };

    private void EndLine()
    {
        text.Append(open).Append('\n');
        open.Clear();
    }

    private void EndCell()
    {
        inRow = true;
        cells.Add(open.ToString());
        open.Clear();
    }

    private void EndRow()
    {
        if (open.Length > 0)
        {
            EndCell();
        }

        text.Append(TextShape.Row(cells)).Append('\n');
        cells.Clear();
        inRow = false;
    }
}
