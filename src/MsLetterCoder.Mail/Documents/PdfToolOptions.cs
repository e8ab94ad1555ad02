namespace MsLetterCoder.Mail.Documents;

/// <summary>How the outside program that reads PDF is run.</summary>
public sealed record PdfToolOptions
{
    /// <summary>Path of pdftotext, or its name where it is on the PATH; default 'pdftotext'. Empty: PDF is not read.</summary>
    public string Tool { get; init; } = "pdftotext";

    /// <summary>Longest time for one file; default 30 s. Then the process and all it started are ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Address space of the process in mebibytes; default 1,024; 0 for no limit. Has no effect on Windows.</summary>
    public int MemoryMebibytes { get; init; } = 1024;
}
