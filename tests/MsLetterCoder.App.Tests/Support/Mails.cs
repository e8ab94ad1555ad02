using System.IO.Compression;
using System.Text;

namespace MsLetterCoder.App.Tests.Support;

/// <summary>Mails made up for tests: synthetic people, NHS numbers of the test range.</summary>
internal static class Mails
{
    public const string LetterText =
        """
        Neurology Outpatient Clinic, Harrowmere General Hospital

        Date of clinic: 14 May 2024
        Re: Mrs Testa Person, DOB 12/03/1984, NHS number 999 000 0018

        Dear Dr Example,

        Diagnosis: Relapsing remitting multiple sclerosis
        EDSS: 4.0

        I reviewed Mrs Person in the MS clinic. She has had no relapse since starting ocrelizumab. She reports fatigue and urinary urgency.
        I have arranged an MRI brain scan and will see her again in six months.

        Yours sincerely,
        Dr A Sample
        Consultant Neurologist
        """;

    /// <summary>A mail of one text.</summary>
    public static byte[] Text(int number, string subject, string text, string from = "Test Person <person@example.org>", string type = "text/plain") => Bytes(
        $"""
        {Head(number, subject, from)}Content-Type: {type}; charset=utf-8
        Content-Transfer-Encoding: 8bit

        {text}
        """);

    /// <summary>A patient's message that a nurse must see soon.</summary>
    public static byte[] Message(int number) => Text(
        number,
        $"Question {number}",
        $"Hello, I have MS and my legs have been weaker and more numb since last week, number {number} on my list. I am taking ocrelizumab. Please could a nurse call me back? Thank you.",
        $"Test Person {number} <person{number}@example.org>");

    /// <summary>A patient's message that cannot wait.</summary>
    public static byte[] Emergency(int number) => Text(
        number,
        "Please help",
        "I had my Ocrevus infusion five weeks ago. Two days of burning when I wee, since last night I am shivery and my temperature was 38.6 this morning. Do I need antibiotics?",
        $"Test Person {number} <person{number}@example.org>");

    /// <summary>A mail with attached files.</summary>
    public static byte[] WithFiles(int number, string subject, string text, params (string Name, string Type, byte[] Content)[] files)
    {
        var mail = new StringBuilder($"{Head(number, subject, "Test Practice <practice@example.org>")}Content-Type: multipart/mixed; boundary=\"part\"\n\n--part\nContent-Type: text/plain; charset=utf-8\n\n{text}\n");
        foreach (var (name, type, content) in files)
        {
            mail.Append($"\n--part\nContent-Type: {type}; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"\nContent-Transfer-Encoding: base64\n\n");
            mail.Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)).Append('\n');
        }

        return Bytes(mail.Append("\n--part--\n").ToString());
    }

    /// <summary>A mail that forwards another.</summary>
    public static byte[] Forwarding(int number, string text, byte[] mail) => Bytes(
        $"""
        {Head(number, "Fwd: for the MS nurses", "Test Practice <practice@example.org>")}Content-Type: multipart/mixed; boundary="part"

        --part
        Content-Type: text/plain; charset=utf-8

        {text}

        --part
        Content-Type: message/rfc822

        {Encoding.UTF8.GetString(mail).ReplaceLineEndings("\n")}
        --part--

        """);

    /// <summary>The same mail as another server hands it over: a second delivery.</summary>
    public static byte[] DeliveredAgain(byte[] mail) =>
        [.. "Received: from mx2.example.org by store.example.org with LMTP; Tue, 14 May 2024 12:00:00 +0000\r\n"u8, .. mail];

    /// <summary>A Word document of a few paragraphs.</summary>
    public static byte[] Docx(string text)
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Add(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            var paragraphs = string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>"));
            Add(zip, "word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>""");
        }

        return buffer.ToArray();
    }

    /// <summary>A PDF of one page of text lines.</summary>
    public static byte[] Pdf(string text)
    {
        var lines = string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"({line.Replace("(", "\\(").Replace(")", "\\)")}) Tj T*\n"));
        var content = $"BT /F1 9 Tf 40 800 Td 12 TL\n{lines}ET\n";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}");
        file.Append($"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>Mail bytes of a text: UTF-8, CRLF.</summary>
    public static byte[] Bytes(string mail) => Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"));

    private static string Head(int number, string subject, string from) => FormattableString.Invariant(
        $"From: {from}\nTo: ms.team@example.org\nSubject: {subject}\nDate: Tue, 14 May 2024 10:00:00 +0100\nMessage-ID: <{number}.test@example.org>\nMIME-Version: 1.0\n");

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
