namespace MsLetterCoder.App.Output;

/// <summary>Which files <c>process</c> opens, and what each is.</summary>
internal static class DocumentFile
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".eml", ".txt", ".html", ".htm", ".rtf", ".docx", ".doc", ".pdf" };

    /// <summary>True for a mail: an .eml file, or a file of a Maildir.</summary>
    public static bool IsMail(string path) =>
        Path.GetExtension(path).Equals(".eml", StringComparison.OrdinalIgnoreCase) || (Path.GetFileName(Path.GetDirectoryName(path)) is "cur" or "new" && !Extensions.Contains(Path.GetExtension(path)));

    /// <summary>The files of a path: itself, or all documents and mails below a folder, in ordinal order.</summary>
    /// <exception cref="FileNotFoundException">There is nothing at the path.</exception>
    public static IEnumerable<string> Below(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Where(f => Extensions.Contains(Path.GetExtension(f)) || IsMail(f))
                .Order(StringComparer.Ordinal)
            : throw new FileNotFoundException($"There is nothing at '{path}'.");
    }
}
