using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MsLetterCoder.Clinical.Letters;

namespace MsLetterCoder.Letters;

/// <summary>The letter as a Word document: real styles, a real list, language set, title property neutral, the draft's mark in header and footer of every page.</summary>
internal static class DocxLetter
{
    private const string Face = "Arial";
    private const string Language = "en-GB";
    private const int ListId = 1;

    public static void Write(IReadOnlyList<PageBlock> blocks, string? draftMark, Stream to)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = EmployerLetter.DocumentTitle;
            document.PackageProperties.Language = Language;
            MainDocumentPart main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Bullets();
            var body = new Body(blocks.SelectMany(Paragraphs));
            body.Append(Section(main, draftMark));
            main.Document = new Document(body);
        }

        memory.Position = 0;
        memory.CopyTo(to);
    }

    private static IEnumerable<Paragraph> Paragraphs(PageBlock block)
    {
        string style = block.Kind switch
        {
            BlockKind.Title => "Title",
            BlockKind.Heading => "Heading1",
            BlockKind.List => "ListBullet",
            _ => "Normal",
        };
        bool lines = block.Kind is BlockKind.Address or BlockKind.Plain;
        foreach ((int i, string line) in block.Lines.Index())
        {
            var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
            if (lines && i < block.Lines.Count - 1)
            {
                properties.Append(new SpacingBetweenLines { After = "0" });
            }

            yield return new Paragraph(properties, new Run(new Text(line) { Space = SpaceProcessingModeValues.Preserve }));
        }
    }

    private static SectionProperties Section(MainDocumentPart main, string? draftMark)
    {
        var section = new SectionProperties();
        if (draftMark is not null)
        {
            HeaderPart header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(Mark(draftMark));
            FooterPart footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(Mark(draftMark));
            section.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) });
            section.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) });
        }

        section.Append(new PageSize { Width = 11906U, Height = 16838U });
        section.Append(new PageMargin { Top = 1134, Bottom = 1134, Left = 1304U, Right = 1304U, Header = 567U, Footer = 567U, Gutter = 0U });
        return section;
    }

    private static Paragraph Mark(string words) => new(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new Run(new RunProperties(new Bold(), new FontSize { Val = "28" }), new Text(words)));

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Face, HighAnsi = Face, ComplexScript = Face }, new FontSize { Val = "23" }, new Languages { Val = Language, EastAsia = Language, Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "140", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Heading("Title", "Title", "30", null),
        Heading("Heading1", "heading 1", "26", 0),
        new Style(
            new StyleName { Val = "List Bullet" },
            new BasedOn { Val = "Normal" },
            new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = ListId }), new SpacingBetweenLines { After = "60" }))
        { Type = StyleValues.Paragraph, StyleId = "ListBullet" });

    private static Style Heading(string id, string name, string halfPoints, int? outline)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "120", After = "80" });
        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, paragraph, new StyleRunProperties(new Bold(), new FontSize { Val = halfPoints }))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }

    private static Numbering Bullets() => new(
        new AbstractNum(new Level(
            new NumberingFormat { Val = NumberFormatValues.Bullet },
            new LevelText { Val = "•" },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" }))
        { LevelIndex = 0 })
        { AbstractNumberId = ListId },
        new NumberingInstance(new AbstractNumId { Val = ListId }) { NumberID = ListId });
}
