namespace MsLetterCoder.Mail.Documents;

/// <summary>What a run of pdftotext gave; no exit code where it could not be started or was ended.</summary>
internal sealed record PdfToolResult(int? ExitCode, string Text, string Errors, bool TimedOut);
