namespace MsLetterCoder.App.Tests.Support;

/// <summary>How the program ended.</summary>
internal sealed record AppEnd(int ExitCode, string Output, string Errors);
