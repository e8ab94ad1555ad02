using System.Text;

namespace MsLetterCoder.Mail.Documents;

/// <summary>Tells what a file is: by its first bytes, then by the media type its sender gave, then by the end of its name.</summary>
internal static class FormatSniffer
{
    private const int LookAt = 4096;

    public static FileFormat Find(ReadOnlySpan<byte> file, string? mediaType, string? fileName)
    {
        FileFormat? found = ByBytes(file);
        if (found is not null)
        {
            return found.Value;
        }

        // What claims to be RTF without its first bytes, and what claims nothing, is text if it looks like text.
        FileFormat named = ByMediaType(mediaType) ?? ByName(fileName) ?? FileFormat.Unknown;
        bool claimsNothing = mediaType is null or "application/octet-stream" or "text/rtf" or "application/rtf";
        return named is FileFormat.Unknown or FileFormat.Rtf && claimsNothing && LooksLikeText(file) ? FileFormat.Text : named;
    }

    /// <summary>True where the bytes hold no control characters but those of text.</summary>
    public static bool LooksLikeText(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> head = file[..Math.Min(file.Length, LookAt)];
        if (head.StartsWith(new byte[] { 0xFF, 0xFE }) || head.StartsWith(new byte[] { 0xFE, 0xFF }))
        {
            return true;
        }

        int odd = 0;
        foreach (byte b in head)
        {
            odd += b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 27) ? 1 : 0;
        }

        return odd * 100 <= head.Length;
    }

    private static FileFormat? ByBytes(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> head = file[..Math.Min(file.Length, LookAt)];
        ReadOnlySpan<byte> trimmed = head.TrimStart("\uFEFF \t\r\n"u8);
        return head switch
        {
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OleFormat(file),
            [(byte)'P', (byte)'K', 3, 4, ..] => ZipFormat(file),
            [(byte)'P', (byte)'K', 5, 6, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..]
                or [0x1F, 0x8B, 8, ..] => FileFormat.Archive,
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] =>
                FileFormat.Picture,
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] or [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] =>
                FileFormat.Picture,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileFormat.Picture,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h', (byte)'e', (byte)'i', ..] => FileFormat.Picture,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] or [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => FileFormat.Sound,
            [(byte)'M', (byte)'Z', _, _, ..] when !LooksLikeText(file) => FileFormat.Program,
            [0x78, 0x9F, 0x3E, 0x22, ..] => FileFormat.Tnef,
            _ when trimmed.StartsWith("{\\rtf"u8) => FileFormat.Rtf,
            _ when head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0 => FileFormat.Pdf,
            _ when trimmed.StartsWith("-----BEGIN PGP MESSAGE-----"u8) => FileFormat.Pgp,
            _ when BeginsHtml(trimmed) => FileFormat.Html,
            _ => null,
        };
    }

    private static bool BeginsHtml(ReadOnlySpan<byte> trimmed)
    {
        string start = Encoding.Latin1.GetString(trimmed[..Math.Min(trimmed.Length, 16)]);
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<head", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<body", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>OLE files name their streams in UTF-16 in a directory that may stand anywhere.</summary>
    private static FileFormat OleFormat(ReadOnlySpan<byte> file) =>
        Names(file, "EncryptedPackage") ? FileFormat.EncryptedOffice
        : Names(file, "WordDocument") ? FileFormat.OldWord
        : FileFormat.OldOffice;

    private static bool Names(ReadOnlySpan<byte> file, string stream) => file.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;

    private static FileFormat ZipFormat(ReadOnlySpan<byte> file) =>
        file.IndexOf("word/document"u8) >= 0 ? FileFormat.Docx
        : file.IndexOf("[Content_Types].xml"u8) >= 0 ? file.IndexOf("word/"u8) >= 0 ? FileFormat.Docx : FileFormat.OfficeOther
        : file[..Math.Min(file.Length, 200)].IndexOf("mimetypeapplication/vnd.oasis"u8) >= 0 ? FileFormat.OpenDocument
        : FileFormat.Archive;

    private static FileFormat? ByMediaType(string? mediaType) => mediaType switch
    {
        "text/html" or "application/xhtml+xml" => FileFormat.Html,
        "text/rtf" or "application/rtf" or "application/x-rtf" => FileFormat.Rtf,
        "application/pdf" or "application/x-pdf" => FileFormat.Pdf,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => FileFormat.Docx,
        "application/msword" => FileFormat.OldWord,
        "application/ms-tnef" or "application/vnd.ms-tnef" => FileFormat.Tnef,
        "application/pgp-encrypted" => FileFormat.Pgp,
        "application/zip" or "application/x-zip-compressed" => FileFormat.Archive,
        "message/rfc822" => FileFormat.Mail,
        null or "application/octet-stream" => null,
        _ when mediaType.StartsWith("image/", StringComparison.Ordinal) => FileFormat.Picture,
        _ when mediaType.StartsWith("audio/", StringComparison.Ordinal)
            || mediaType.StartsWith("video/", StringComparison.Ordinal) => FileFormat.Sound,
        _ when mediaType.StartsWith("text/", StringComparison.Ordinal)
            || mediaType.StartsWith("message/", StringComparison.Ordinal) => FileFormat.Text,
        _ => null,
    };

    private static FileFormat? ByName(string? fileName) => Path.GetExtension(fileName ?? "").ToUpperInvariant() switch
    {
        ".TXT" or ".TEXT" or ".ASC" or ".CSV" or ".LOG" or ".MD" or ".ICS" or ".VCF" => FileFormat.Text,
        ".HTM" or ".HTML" or ".XHTML" => FileFormat.Html,
        ".RTF" => FileFormat.Rtf,
        ".PDF" => FileFormat.Pdf,
        ".DOCX" or ".DOCM" or ".DOTX" => FileFormat.Docx,
        ".DOC" or ".DOT" => FileFormat.OldWord,
        ".ODT" => FileFormat.OpenDocument,
        ".ZIP" or ".RAR" or ".7Z" or ".GZ" => FileFormat.Archive,
        ".JPG" or ".JPEG" or ".PNG" or ".GIF" or ".TIF" or ".TIFF" or ".BMP" or ".HEIC" or ".WEBP" => FileFormat.Picture,
        ".EML" => FileFormat.Mail,
        _ => null,
    };
}
