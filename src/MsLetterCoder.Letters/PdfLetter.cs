using MsLetterCoder.Clinical.Letters;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace MsLetterCoder.Letters;

/// <summary>The letter as a tagged PDF, A4: headings, paragraphs and lists are told to screen readers, language and title are set, the draft's mark stands on every page.</summary>
internal static class PdfLetter
{
    private const double Margin = 64;
    private const double Size = 11;
    private const double Leading = 15;
    private const double MarkSize = 14;

    private static readonly Lock Fonts = new();

    public static void Write(IReadOnlyList<PageBlock> blocks, string? draftMark, Stream to)
    {
        lock (Fonts)
        {
            GlobalFontSettings.FontResolver ??= new SystemFonts();
        }

        using var document = new PdfDocument();
        document.Info.Title = EmployerLetter.DocumentTitle;
        var accessible = UAManager.ForDocument(document);
        accessible.SetDocumentLanguage("en-GB");
        StructureBuilder structure = accessible.StructureBuilder;
        var pages = new Pages(document, structure, draftMark);
        foreach (PageBlock block in blocks)
        {
            pages.Add(block);
        }

        pages.End();
        using var memory = new MemoryStream();
        document.Save(memory, closeStream: false);
        memory.Position = 0;
        memory.CopyTo(to);
    }

    private sealed class Pages(PdfDocument document, StructureBuilder structure, string? draftMark)
    {
        private readonly XFont _plain = new(SystemFonts.Family, Size, XFontStyleEx.Regular);
        private readonly XFont _bold = new(SystemFonts.Family, Size + 2, XFontStyleEx.Bold);
        private readonly XFont _mark = new(SystemFonts.Family, MarkSize, XFontStyleEx.Bold);
        private XGraphics? _graphics;
        private double _width;
        private double _bottom;
        private double _at;

        public void Add(PageBlock block)
        {
            bool heading = block.Kind is BlockKind.Title or BlockKind.Heading;
            bool list = block.Kind == BlockKind.List;
            Room(heading ? 3 * Leading : Leading, list: false);
            if (list)
            {
                structure.BeginElement(PdfBlockLevelElementTag.List);
            }

            foreach (string line in block.Lines)
            {
                Draw(line, heading ? _bold : _plain, block.Kind);
            }

            if (list)
            {
                structure.End();
            }

            _at += heading ? 3 : 7;
        }

        public void End() => _graphics?.Dispose();

        private void Draw(string text, XFont font, BlockKind kind)
        {
            bool list = kind == BlockKind.List;
            double indent = list ? 14 : 0;
            List<string> lines = Wrapped(text, font, _width - indent);
            Room(lines.Count * Leading, list);
            if (list)
            {
                structure.BeginElement(PdfBlockLevelElementTag.ListItem);
                structure.BeginElement(PdfBlockLevelElementTag.Label);
                _graphics!.DrawString("•", font, XBrushes.Black, Margin, _at + Size);
                structure.End();
            }

            structure.BeginElement(kind switch
            {
                BlockKind.Title => PdfBlockLevelElementTag.Heading1,
                BlockKind.Heading => PdfBlockLevelElementTag.Heading2,
                BlockKind.List => PdfBlockLevelElementTag.ListBody,
                _ => PdfBlockLevelElementTag.Paragraph,
            });
            foreach (string line in lines)
            {
                _graphics!.DrawString(line, font, XBrushes.Black, Margin + indent, _at + Size);
                _at += Leading;
            }

            structure.End();
            if (list)
            {
                structure.End();
            }
        }

        /// <summary>Begins a page where the room left is not enough: an element of the structure lies on one page, a list is closed and opened again.</summary>
        private void Room(double height, bool list)
        {
            if (_graphics is not null && _at + height <= _bottom)
            {
                return;
            }

            if (list)
            {
                structure.End();
            }

            _graphics?.Dispose();
            PdfPage page = document.AddPage();
            page.Size = PageSize.A4;
            _graphics = XGraphics.FromPdfPage(page);
            (_width, _bottom, _at) = (page.Width.Point - (2 * Margin), page.Height.Point - Margin, Margin);
            Mark(page, Margin - 22);
            Mark(page, page.Height.Point - Margin + 30);
            if (list)
            {
                structure.BeginElement(PdfBlockLevelElementTag.List);
            }
        }

        private void Mark(PdfPage page, double at)
        {
            if (draftMark is not null)
            {
                structure.BeginElement(PdfBlockLevelElementTag.Paragraph);
                _graphics!.DrawString(draftMark, _mark, XBrushes.DarkRed, new XPoint(page.Width.Point / 2, at), XStringFormats.BaseLineCenter);
                structure.End();
            }
        }

        private List<string> Wrapped(string text, XFont font, double width)
        {
            var lines = new List<string>();
            string line = "";
            foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && _graphics!.MeasureString(longer, font).Width > width)
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
}
