using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Reads the text of a DOCX (ECMA-376 part 1, WordprocessingML): headers first, then the text, its notes, and footers last. Each part is read as a
/// stream, never as a tree,
/// so that a hostile depth of elements costs nothing.
/// </summary>
internal static class DocxText
{
    public const string Renderer = "docx/1";

    public static DocumentReading Read(ReadOnlyMemory<byte> file, DocumentLimits limits, DoubtLog doubts, CancellationToken cancellationToken)
    {
        if (ZipCheck.Run(file, limits, cancellationToken) is { } refused)
        {
            return new DocumentReading(null, refused);
        }

        try
        {
            using WordprocessingDocument document = WordprocessingDocument.Open(new ReadOnlyMemoryStream(file), isEditable: false);
            if (document.MainDocumentPart is not { } main)
            {
                return DocumentReading.Failed(UnreadableKind.Damaged, "The document has no main part.");
            }

            string text = TextShape.Tidy(string.Join("\n\n", PartsInOrder(main, doubts, cancellationToken)));
            return text.Length == 0
                ? DocumentReading.Failed(main.ImageParts.Any() ? UnreadableKind.PictureOnly : UnreadableKind.Empty,
                    main.ImageParts.Any() ? "The document holds pictures and no text." : "The document holds no text.")
                : DocumentReading.Of(new DocumentText { Text = TextShape.WellFormed(text), Origin = TextOrigin.Docx, Renderer = Renderer });
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            return DocumentReading.Failed(UnreadableKind.Damaged, "The document is damaged: Word could not open it either, or would repair it.");
        }
    }

    private static IEnumerable<string> PartsInOrder(MainDocumentPart main, DoubtLog doubts, CancellationToken cancellationToken)
    {
        WordLists lists = WordLists.Read(main.NumberingDefinitionsPart, main.StyleDefinitionsPart);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (HeaderPart header in main.HeaderParts)
        {
            if (Once(ReadPart(header, lists, doubts, cancellationToken), seen) is { } text)
            {
                yield return text;
            }
        }

        yield return ReadPart(main, lists, doubts, cancellationToken);
        foreach (OpenXmlPart? notes in new OpenXmlPart?[] { main.FootnotesPart, main.EndnotesPart })
        {
            if (notes is not null)
            {
                yield return ReadPart(notes, lists, doubts, cancellationToken);
            }
        }

        foreach (FooterPart footer in main.FooterParts)
        {
            if (Once(ReadPart(footer, lists, doubts, cancellationToken), seen) is { } text)
            {
                yield return text;
            }
        }
    }

    /// <summary>First page, odd pages and even pages usually carry the same header: it is wanted once.</summary>
    private static string? Once(string text, HashSet<string> seen) => seen.Add(text.Trim()) ? text : null;

    private static string ReadPart(OpenXmlPart part, WordLists lists, DoubtLog doubts, CancellationToken cancellationToken)
    {
        using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using XmlReader xml = XmlReader.Create(stream, WordXml.Settings);
        var body = new WordBody(lists);
        try
        {
            body.Read(xml, cancellationToken);
        }
        catch (XmlException)
        {
            doubts.Add("docx-part-damaged", "A part of the document is damaged; it was read up to there.");
        }

        if (body.LeftOut)
        {
            doubts.Add("docx-too-deep", "Tables are nested deeper than the limit; the innermost were left out.");
        }

        return body.Finish();
    }

    /// <summary>What opening a package throws on damage; none of it is a fault of this program.</summary>
    private static bool IsDamage(Exception thrown) =>
        thrown is OpenXmlPackageException or XmlException or InvalidDataException or IOException or FormatException or ArgumentException
            or NotSupportedException or InvalidOperationException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException;
}
