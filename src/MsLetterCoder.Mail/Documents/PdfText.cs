using System.Globalization;
using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>Reads the text layer of a PDF with pdftotext and says in words why there is none.</summary>
internal sealed class PdfText(PdfToText tool, DocumentLimits limits)
{
    public DocumentReading Read(ReadOnlyMemory<byte> file, DoubtLog doubts, CancellationToken cancellationToken)
    {
        if (tool.Version is not { } version)
        {
            return DocumentReading.Failed(UnreadableKind.WaitingForTool, "PDF cannot be read without pdftotext: install poppler-utils.");
        }

        PdfToolResult result = tool.Run(file, limits.TextLength, cancellationToken);
        if (result.TimedOut)
        {
            return DocumentReading.Failed(UnreadableKind.OverLimit, "pdftotext took longer, or gave more text, than the limit allows.");
        }

        if (result.ExitCode != 0)
        {
            bool locked = result.Errors.Contains("password", StringComparison.OrdinalIgnoreCase) || result.ExitCode == 3
                || result.Errors.Contains("encrypt", StringComparison.OrdinalIgnoreCase)
                    || result.Errors.Contains("security handler", StringComparison.OrdinalIgnoreCase);
            return locked ? DocumentReading.Failed(UnreadableKind.Encrypted, "The PDF is protected by a password.")
                : DocumentReading.Failed(UnreadableKind.Damaged,
                    string.Create(CultureInfo.InvariantCulture, $"pdftotext could not read the PDF (exit code {result.ExitCode})."));
        }

        string text = Shape(result.Text, out int pages, out int emptyPages);
        if (text.Length == 0)
        {
            return DocumentReading.Failed(UnreadableKind.PictureOnly, "The pages of the PDF hold no text; it is probably a scan.");
        }

        if (emptyPages > 0)
        {
            doubts.Add("pdf-page-without-text", $"{emptyPages} of {pages} pages of the PDF hold no text; they may be scans.");
        }

        string[] numbers = version.Split('.');
        return DocumentReading.Of(new DocumentText
        {
            Text = TextShape.WellFormed(text),
            Origin = TextOrigin.Pdf,
            Renderer = "pdf/pdftotext-" + string.Join('.', numbers.Take(2)),
        });
    }

    /// <summary>
    /// Takes off the left margin of each page, narrows runs of blanks to two, spells ligatures out and parts pages by an empty line.
    /// </summary>
    internal static string Shape(string layout, out int pages, out int emptyPages)
    {
        var shaped = new StringBuilder(layout.Length);
        string[] all = layout.TrimEnd('\n', '\r').Split('\f');
        pages = all.Length > 1 && all[^1].Length == 0 ? all.Length - 1 : all.Length;
        emptyPages = 0;
        for (int page = 0; page < pages; page++)
        {
            if (string.IsNullOrWhiteSpace(all[page]))
            {
                emptyPages++;
                continue;
            }

            foreach (ReadOnlySpan<char> line in all[page].AsSpan().EnumerateLines())
            {
                AppendLine(shaped, line.Trim());
            }

            shaped.Append('\n');
        }

        return TextShape.Tidy(shaped.ToString());
    }

    private static void AppendLine(StringBuilder shaped, ReadOnlySpan<char> line)
    {
        int blanks = 0;
        foreach (char c in line)
        {
            if (c is ' ' or '\u00A0' or '\t')
            {
                blanks++;
                continue;
            }

            shaped.Append(' ', Math.Min(blanks, 2));
            blanks = 0;
            _ = c switch
            {
                '\uFB00' => shaped.Append("ff"),
                '\uFB01' => shaped.Append("fi"),
                '\uFB02' => shaped.Append("fl"),
                '\uFB03' => shaped.Append("ffi"),
                '\uFB04' => shaped.Append("ffl"),
                '\uFB05' or '\uFB06' => shaped.Append("st"),
                '\u00AD' => shaped,
                _ => shaped.Append(c),
            };
        }

        shaped.Append('\n');
    }
}
