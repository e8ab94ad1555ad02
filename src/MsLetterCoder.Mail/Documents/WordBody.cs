using System.Globalization;
using System.Text;
using System.Xml;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Takes the text of one part of a DOCX from its XML. Insertions count as text and deletions do not; of two renderings of the same drawing the first
/// is read; a text box
/// stands behind the paragraph it hangs on.
/// </summary>
internal sealed class WordBody(WordLists lists)
{
    private const int DeepestPlace = 64;
    private readonly Stack<Place> places = new();
    private readonly Stack<string> skipped = new();
    private readonly Stack<bool> choiceTaken = new();
    private Place place = new();

    /// <summary>True where tables or text boxes were nested so deep that the innermost were left out.</summary>
    public bool LeftOut { get; private set; }

    public void Read(XmlReader xml, CancellationToken cancellationToken)
    {
        for (int count = 0; xml.Read(); count++)
        {
            if (count % 50_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (xml.NodeType == XmlNodeType.Element)
            {
                bool empty = xml.IsEmptyElement;
                string name = xml.LocalName;
                Start(xml, name, empty);
                if (empty)
                {
                    End(name);
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                End(xml.LocalName);
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && place.InText
                && skipped.Count == 0 && !place.Hidden)
            {
                place.Paragraph.Append(TextShape.WithLineFeeds(xml.Value));
            }
        }
    }

    public string Finish()
    {
        while (places.Count > 0)
        {
            EndPlace();
        }

        place.EndParagraph();
        return place.Lines.ToString();
    }

    private void Start(XmlReader xml, string name, bool empty)
    {
        if (skipped.Count > 0)
        {
            if (!empty && skipped.Peek() == name)
            {
                skipped.Push(name);
            }

            return;
        }

        switch (name)
        {
            case "del" or "moveFrom" or "rPrChange" or "pPrChange" or "numberingChange" or "instrText" when !empty:
                skipped.Push(name);
                break;
            case "Fallback" when !empty && choiceTaken.TryPeek(out bool taken) && taken:
                skipped.Push(name);
                break;
            case "AlternateContent" when !empty:
                choiceTaken.Push(false);
                break;
            case "Choice" when choiceTaken.TryPop(out _):
                choiceTaken.Push(true);
                break;
            case "txbxContent" or "tc" when places.Count >= DeepestPlace && !empty:
                LeftOut = true;
                skipped.Push(name);
                break;
            case "txbxContent":
                places.Push(place);
                place = new Place();
                break;
            case "tc":
                places.Push(place);
                place = new Place { IsCell = true };
                break;
            case "tr":
                place.EndParagraph();
                place.Rows.Push([]);
                break;
            case "p":
                place.EndParagraph();
                place.Style = null;
                place.List = place.Level = null;
                break;
            case "r":
                place.Hidden = false;
                break;
            case "vanish":
                place.Hidden = WordXml.IsOn(xml);
                break;
            case "pStyle":
                place.Style = WordXml.Value(xml);
                break;
            case "numId":
                place.List = WordXml.Number(xml);
                break;
            case "ilvl":
                place.Level = WordXml.Number(xml);
                break;
            case "t":
                place.InText = !empty;
                break;
            default:
                Symbol(xml, name);
                break;
        }
    }

    private void Symbol(XmlReader xml, string name)
    {
        if (place.Hidden)
        {
            return;
        }

        place.Paragraph.Append(name switch
        {
            "tab" when WordXml.Value(xml) is null => "\t",
            "ptab" => "\t",
            "br" or "cr" => "\n",
            "noBreakHyphen" => "-",
            "sym" => SymbolText(WordXml.Attribute(xml, "char")),
            _ => "",
        });
    }

    /// <summary>The ticks and boxes of Wingdings that forms use; any other symbol is a bullet.</summary>
    private static string SymbolText(string? code) =>
        int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) ? (value & 0xFF) switch
        {
            0xFC => "\u2713",
            0xFB => "\u2717",
            0xFE => "\u2611",
            0xFD => "\u2612",
            0xA8 or 0x6F => "\u2610",
            0xE0 => "\u2192",
            _ => "\u2022",
        }
        : "";

    private void End(string name)
    {
        if (skipped.Count > 0)
        {
            if (skipped.Peek() == name)
            {
                skipped.Pop();
            }

            return;
        }

        switch (name)
        {
            case "AlternateContent":
                choiceTaken.TryPop(out _);
                break;
            case "t":
                place.InText = false;
                break;
            case "p":
                place.Mark = lists.Mark(place.Style, place.List, place.Level);
                place.EndParagraph(always: true);
                break;
            case "txbxContent" when places.Count > 0:
                EndPlace();
                break;
            case "tc" when places.Count > 0:
                EndPlace();
                break;
            case "tr" when place.Rows.Count > 0:
                place.Lines.Append(TextShape.Row(place.Rows.Pop())).Append('\n');
                break;
        }
    }

    private void EndPlace()
    {
        place.EndParagraph();
        Place inner = place;
        place = places.Pop();
        if (inner.IsCell && place.Rows.Count > 0)
        {
            place.Rows.Peek().Add(inner.Lines.ToString());
        }
        else
        {
            place.Behind.Append(inner.Lines);
        }
    }

    /// <summary>Where paragraphs are being collected: the part itself, a table cell or a text box.</summary>
    private sealed class Place
    {
        public StringBuilder Lines { get; } = new();

        public StringBuilder Paragraph { get; } = new();

        /// <summary>Text boxes of the paragraph, to be put behind it.</summary>
        public StringBuilder Behind { get; } = new();

        public Stack<List<string>> Rows { get; } = new();

        public bool IsCell { get; init; }

        public bool InText { get; set; }

        public bool Hidden { get; set; }

        public string? Style { get; set; }

        public string? Mark { get; set; }

        public int? List { get; set; }

        public int? Level { get; set; }

        /// <summary>Ends the paragraph; an empty one leaves an empty line only where it really stood there.</summary>
        public void EndParagraph(bool always = false)
        {
            if (always || Paragraph.Length > 0)
            {
                Lines.Append(Paragraph.Length > 0 ? Mark : "").Append(Paragraph).Append('\n');
            }

            Lines.Append(Behind);
            Paragraph.Clear();
            Behind.Clear();
            Mark = null;
            Hidden = false;
        }
    }
}
