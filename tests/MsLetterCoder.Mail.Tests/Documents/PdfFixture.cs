using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Tests.Documents;

/// <summary>Makes small PDF files by hand (ISO 32000-1 section 7.5): pages of lines set in Helvetica.</summary>
internal static class PdfFixture
{
    /// <summary>One page for each list of (x, y, text).</summary>
    public static byte[] Make(params (int X, int Y, string Text)[][] pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + 2 * i} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        };
        for (int i = 0; i < pages.Length; i++)
        {
            string content = string.Concat(pages[i].Select(t => $"BT /F1 11 Tf {t.X} {t.Y} Td ({Escape(t.Text)}) Tj ET\n"));
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>");
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}endstream");
        }

        return File(objects, "");
    }

    /// <summary>A file that says it is locked by a password nobody here knows (ISO 32000-1 section 7.6.3).</summary>
    public static byte[] Locked() => File(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>"],
        $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >> "
            + "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]");

    private static string Escape(string text) => text.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    private static byte[] File(List<string> objects, string trailer)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => file.Append(CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
