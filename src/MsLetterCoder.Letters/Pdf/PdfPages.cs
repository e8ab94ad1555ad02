using System.Globalization;
using System.Text;

namespace MsLetterCoder.Letters.Pdf;

/// <summary>Lines of text on A4 pages, each piece tied to its element of the structure.</summary>
internal sealed class PdfPages(PdfFace regular, PdfFace bold, string? draftMark, PdfElement root)
{
    private const double Width = 595.28;
    private const double Height = 841.89;
    private const double Margin = 64;
    private const double Size = 11;
    private const double Leading = 15;
    private const double MarkSize = 14;

    private readonly List<(StringBuilder Content, List<PdfElement> Marks)> _pages = [];
    private double _at;

    private (StringBuilder Content, List<PdfElement> Marks) Page => _pages[^1];

    /// <summary>How many lines a text takes.</summary>
    public int Lines(string text, double indent) => Wrapped(text, regular, Size, indent).Count;

    /// <summary>Empty height.</summary>
    public void Space(double points) => _at += points;

    /// <summary>Begins a page where less than a height is left, and the height is less than a page's.</summary>
    public void Keep(double height)
    {
        if (_pages.Count == 0 || (_at + height > Height - Margin && _at > Margin))
        {
            NewPage();
        }
    }

    /// <summary>Draws a text, wrapped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="element">What it is.</param>
    /// <param name="bold">True for a heading: bold and larger.</param>
    /// <param name="indent">From the margin, in points.</param>
    /// <param name="advance">False where the next text stands on the same line.</param>
    public void Draw(string text, PdfElement element, bool bold, double indent, bool advance = true)
    {
        (PdfFace face, double size) = Face(bold);
        List<string> lines = Wrapped(text, face, size, indent);
        bool open = false;
        foreach (string line in lines)
        {
            if (_pages.Count == 0 || _at + Leading > Height - Margin)
            {
                Close(ref open);
                NewPage();
            }

            if (!open)
            {
                Open(element);
                open = true;
            }

            Show(line, face, size, Margin + indent, Height - _at - Size);
            _at += advance ? Leading : 0;
        }

        Close(ref open);
    }

    /// <summary>Writes the file.</summary>
    public void Write(PdfElement structure, string title, Stream to)
    {
        var file = new PdfObjects();
        int catalogue = file.Reserve();
        int tree = file.Reserve();
        int parents = file.Reserve();
        int all = file.Reserve();
        string fonts = $"/F1 {regular.Add(file)} 0 R /F2 {bold.Add(file)} 0 R";
        var ids = new List<int>();
        foreach ((int i, (StringBuilder content, _)) in _pages.Index())
        {
            int stream = file.Add("", Encoding.Latin1.GetBytes(content.ToString()), packed: true);
            ids.Add(file.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent {all} 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << {fonts} >> >> /Contents {stream} 0 R /StructParents {i} /Tabs /S >>")));
        }

        int document = structure.Write(file, tree, ids);
        file.Set(all, $"<< /Type /Pages /Count {ids.Count} /Kids [{string.Join(' ', ids.Select(i => $"{i} 0 R"))}] >>");
        file.Set(parents, $"<< /Nums [{string.Join(' ', _pages.Select((p, i) => $"{i} [{string.Join(' ', p.Marks.Select(m => $"{m.Id} 0 R"))}]"))}] >>");
        file.Set(tree, $"<< /Type /StructTreeRoot /K [{document} 0 R] /ParentTree {parents} 0 R /ParentTreeNextKey {ids.Count} >>");
        int info = file.Add($"<< /Title ({title}) >>");
        string xmp = $"<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
        int metadata = file.Add("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(xmp), packed: false);
        file.Set(catalogue, $"<< /Type /Catalog /Pages {all} 0 R /Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot {tree} 0 R /ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R >>");
        file.Write(catalogue, info, to);
    }

    private (PdfFace Face, double Size) Face(bool heavy) => heavy ? (bold, Size + 2) : (regular, Size);

    private void NewPage()
    {
        _pages.Add((new StringBuilder(), []));
        _at = Margin;
        if (draftMark is not { } mark)
        {
            return;
        }

        double left = (Width - bold.Font.Width(mark, MarkSize)) / 2;
        Open(root.Add("P"));
        Show(mark, bold, MarkSize, left, Height - Margin + 22);
        Page.Content.Append("EMC\n/Artifact << /Type /Pagination >> BDC\n");
        Show(mark, bold, MarkSize, left, Margin - 30);
        Page.Content.Append("EMC\n");
    }

    private void Open(PdfElement element)
    {
        element.Content.Add((_pages.Count - 1, Page.Marks.Count));
        Page.Content.Append(CultureInfo.InvariantCulture, $"/{element.Type} << /MCID {Page.Marks.Count} >> BDC\n");
        Page.Marks.Add(element);
    }

    private void Close(ref bool open)
    {
        if (open)
        {
            Page.Content.Append("EMC\n");
            open = false;
        }
    }

    private void Show(string line, PdfFace face, double size, double x, double y)
    {
        string colour = line == draftMark ? "0.6 0 0 rg" : "0 g";
        Page.Content.Append(CultureInfo.InvariantCulture, $"BT {colour} /{face.Name} {size} Tf {x:0.##} {y:0.##} Td {face.Show(line)} ET\n");
    }

    private static List<string> Wrapped(string text, PdfFace face, double size, double indent)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && face.Font.Width(longer, size) > Width - (2 * Margin) - indent)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }
}
