namespace MsLetterCoder.TestServers;

/// <summary>A program that some tests need. Where it is missing they are skipped, but where the environment variable MSLC_REQUIRE_SERVERS is 1 they fail.</summary>
public sealed record RequiredTool(string Name, string Program, string Package)
{
    /// <summary>The IMAP server.</summary>
    public static readonly RequiredTool Dovecot = new("Dovecot", "dovecot", "dovecot-imapd");

    /// <summary>The browser.</summary>
    public static readonly RequiredTool Chromium = new("Chromium", "chromium", "chromium");

    /// <summary>The PDF reader.</summary>
    public static readonly RequiredTool Poppler = new("Poppler", "pdftotext", "poppler-utils");

    /// <summary>Its full path; null where it is not installed.</summary>
    public string? Path => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Concat(["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"])
        .Select(folder => System.IO.Path.Combine(folder, Program))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test that calls it, or fails it, where the program is missing.</summary>
    public void SkipIfMissing()
    {
        var words = $"{Name} is not installed (apt-get install {Package})";
        var missing = Path is null;
        Assert.False(missing && Environment.GetEnvironmentVariable("MSLC_REQUIRE_SERVERS") == "1", words);
        Skip.If(missing, words);
    }
}
