using System.ComponentModel.DataAnnotations;

namespace MsLetterCoder.App.Configuration;

/// <summary>Limits on what is read. Section 'Limits'. What lies beyond goes to quarantine with its reason.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Mebibytes of one mail, 1 to 1024. Default 64.</summary>
    [Range(1, 1024)]
    public int MailMebibytes { get; set; } = 64;

    /// <summary>Parts of one mail, 1 to 100000. Default 1000.</summary>
    [Range(1, 100_000)]
    public int Parts { get; set; } = 1_000;

    /// <summary>Depth of nested parts and forwarded mails, 1 to 100. Default 24.</summary>
    [Range(1, 100)]
    public int Nesting { get; set; } = 24;

    /// <summary>Mebibytes of all decoded parts of one mail, 1 to 4096. Default 192.</summary>
    [Range(1, 4096)]
    public int DecodedMebibytes { get; set; } = 192;

    /// <summary>Mebibytes of one attached document, 1 to 1024. Default 48.</summary>
    [Range(1, 1024)]
    public int DocumentMebibytes { get; set; } = 48;

    /// <summary>Mebibytes a DOCX may unpack to, 1 to 4096. Default 256.</summary>
    [Range(1, 4096)]
    public int UnpackedMebibytes { get; set; } = 256;

    /// <summary>Path of pdftotext, or its name where it is on the PATH. Default pdftotext.</summary>
    public string PdfTool { get; set; } = "pdftotext";

    /// <summary>Seconds for one PDF, 1 to 600. Default 30.</summary>
    [Range(1, 600)]
    public int PdfSeconds { get; set; } = 30;

    /// <summary>Mebibytes of memory for one PDF, 0 (no limit) to 16384. Default 1024.</summary>
    [Range(0, 16384)]
    public int PdfMebibytes { get; set; } = 1024;

    /// <summary>How often reading one mail is tried before it is parked for a person, 1 to 100. Default 5.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 5;
}
