using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Reads the text of one document: plain text, HTML, RTF, DOCX, and PDF where pdftotext is installed. Any bytes give a text or a reason.
/// </summary>
/// <param name="limits">Limits; null for the defaults.</param>
/// <param name="pdf">How pdftotext is run; null for the defaults.</param>
public sealed class DocumentReader(DocumentLimits? limits = null, PdfToolOptions? pdf = null)
{
    private readonly DocumentLimits limits = limits ?? new DocumentLimits();
    private readonly PdfToText pdfTool = new(pdf ?? new PdfToolOptions());

    /// <summary>Version of pdftotext ('22.12.0'); null where it cannot be run and PDFs wait for it.</summary>
    public string? PdfToolVersion => pdfTool.Version;

    /// <summary>
    /// Reads a file. What it is is told by its first bytes, then <paramref name="mediaType"/>, then the end of <paramref name="fileName"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DocumentReading Read(ReadOnlyMemory<byte> file, string? mediaType, string? fileName, CancellationToken cancellationToken = default) =>
        Read(file, mediaType, fileName, charset: null, cancellationToken);

    internal DocumentReading Read(ReadOnlyMemory<byte> file, string? mediaType, string? fileName, string? charset,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (file.IsEmpty)
        {
            return DocumentReading.Failed(UnreadableKind.Empty, "The file is empty.");
        }

        if (file.Length > limits.FileBytes)
        {
            return DocumentReading.Failed(UnreadableKind.OverLimit, $"The file is longer than {limits.FileBytes >> 20} MiB.", limits.FileBytes);
        }

        var doubts = new DoubtLog();
        DocumentReading reading = ReadAs(FormatSniffer.Find(file.Span, mediaType, fileName), file, charset, doubts, cancellationToken);
        return reading.Text is null ? reading : Finish(reading.Text, doubts);
    }

    private DocumentReading ReadAs(FileFormat format, ReadOnlyMemory<byte> file, string? charset, DoubtLog doubts,
        CancellationToken cancellationToken) => format switch
        {
            FileFormat.Text when !FormatSniffer.LooksLikeText(file.Span) && charset is null =>
                DocumentReading.Failed(UnreadableKind.Damaged, "The file is called a text but holds binary data."),
            FileFormat.Text => DocumentReading.Of(PlainText.Read(file.Span, charset, doubts)),
            FileFormat.Html => DocumentReading.Of(HtmlText.Render(file.Span, charset, doubts, at: 0)),
            FileFormat.Rtf => DocumentReading.Of(RtfText.Read(file, doubts, cancellationToken)),
            FileFormat.Docx => DocxText.Read(file, limits, doubts, cancellationToken),
            FileFormat.Pdf => new PdfText(pdfTool, limits).Read(file, doubts, cancellationToken),
            FileFormat.Picture => DocumentReading.Failed(UnreadableKind.PictureOnly, "A picture; a person must look at it."),
            FileFormat.EncryptedOffice => DocumentReading.Failed(UnreadableKind.Encrypted, "The Office document is protected by a password."),
            FileFormat.OldWord =>
                DocumentReading.Failed(UnreadableKind.Unsupported,
                    "A Word document of the old .doc format: open it in Word and save it as .docx, or ask the sender to."),
            FileFormat.OldOffice =>
                DocumentReading.Failed(UnreadableKind.Unsupported,
                    "A file of an old Office format or an Outlook message file: open it and save it in a newer format."),
            FileFormat.OfficeOther => DocumentReading.Failed(UnreadableKind.Unsupported, "A spreadsheet or presentation; a person must look at it."),
            FileFormat.OpenDocument => DocumentReading.Failed(UnreadableKind.Unsupported, "An OpenDocument file: save it as .docx or PDF."),
            FileFormat.Archive => DocumentReading.Failed(UnreadableKind.Unsupported, "An archive; it is not unpacked."),
            FileFormat.Program => DocumentReading.Failed(UnreadableKind.Unsupported, "A program; do not open it."),
            FileFormat.Sound => DocumentReading.Failed(UnreadableKind.Unsupported, "A sound or video recording; a person must listen to it."),
            FileFormat.Tnef =>
                DocumentReading.Failed(UnreadableKind.Unsupported, "A winmail.dat of Outlook (TNEF): ask the sender to send it as HTML or plain text."),
            FileFormat.Pgp => DocumentReading.Failed(UnreadableKind.Encrypted, "The text is encrypted with PGP."),
            FileFormat.Mail => DocumentReading.Failed(UnreadableKind.Unsupported, "A mail file; give it to the mail reader."),
            _ => DocumentReading.Failed(UnreadableKind.Unsupported, "A file of a format that is not read."),
        };

    /// <summary>Cuts an overlong text and calls one without a letter in it empty.</summary>
    private DocumentReading Finish(DocumentText document, DoubtLog doubts)
    {
        string text = document.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            return DocumentReading.Failed(UnreadableKind.Empty, "The document holds no text.");
        }

        if (text.Length > limits.TextLength)
        {
            doubts.Add("text-over-limit", "The text is longer than the limit; the rest was left out.");
            int length = limits.TextLength - (char.IsHighSurrogate(text[limits.TextLength - 1]) ? 1 : 0);
            text = text[..length];
        }

        return DocumentReading.Of(document with { Text = text, Doubts = doubts.Doubts });
    }
}
