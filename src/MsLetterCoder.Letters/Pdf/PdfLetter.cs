using MsLetterCoder.Clinical.Letters;

namespace MsLetterCoder.Letters.Pdf;

/// <summary>The letter as a tagged PDF, A4: headings, paragraphs and lists are told to screen readers, language and title are set, the draft's mark stands on every page. It bears no date and no maker, so
/// that the same letter gives the same bytes.</summary>
internal static class PdfLetter
{
    private const double Leading = 15;
    private const double Indent = 14;

    /// <summary>Writes one.</summary>
    /// <exception cref="FontException">This machine has none of the fonts.</exception>
    public static void Write(IReadOnlyList<PageBlock> blocks, string? draftMark, Stream to)
    {
        (TrueTypeFont regular, TrueTypeFont bold) = SystemFonts.Faces;
        var root = new PdfElement("Document");
        var pages = new PdfPages(new PdfFace("F1", regular, bold: false), new PdfFace("F2", bold, bold: true), draftMark, root);
        foreach (PageBlock block in blocks)
        {
            Add(block, pages, root);
        }

        pages.Write(root, EmployerLetter.DocumentTitle, to);
    }

    private static void Add(PageBlock block, PdfPages pages, PdfElement root)
    {
        bool heading = block.Kind is BlockKind.Title or BlockKind.Heading;
        pages.Keep(heading ? 4 * Leading : Leading);
        PdfElement? list = block.Kind == BlockKind.List ? root.Add("L") : null;
        foreach (string line in block.Lines)
        {
            if (list is not null)
            {
                PdfElement item = list.Add("LI");
                pages.Keep(pages.Lines(line, Indent) * Leading);
                pages.Draw("•", item.Add("Lbl"), bold: false, 0, advance: false);
                pages.Draw(line, item.Add("LBody"), bold: false, Indent);
            }
            else
            {
                pages.Draw(line, root.Add(block.Kind switch { BlockKind.Title => "H1", BlockKind.Heading => "H2", _ => "P" }), heading, 0);
            }
        }

        pages.Space(heading ? 3 : 7);
    }
}
