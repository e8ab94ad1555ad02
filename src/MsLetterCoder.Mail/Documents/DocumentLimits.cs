namespace MsLetterCoder.Mail.Documents;

/// <summary>How much of one document is read; beyond a limit it is unreadable with that reason.</summary>
public sealed record DocumentLimits
{
    /// <summary>Bytes of the file; default 48 MiB.</summary>
    public long FileBytes { get; init; } = 48L << 20;

    /// <summary>UTF-16 code units of the text; default 20 million. A longer text is cut there, with a doubt.</summary>
    public int TextLength { get; init; } = 20_000_000;

    /// <summary>Files inside a DOCX; default 5,000.</summary>
    public int ZipEntries { get; init; } = 5_000;

    /// <summary>Bytes of all files inside a DOCX when unpacked; default 256 MiB.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Unpacked bytes for each packed byte of one XML file in a DOCX, judged from 1 MiB on; default 200.</summary>
    public int ZipRatio { get; init; } = 200;
}
