namespace MsLetterCoder.Letters.Pdf;

/// <summary>Finds a plain sans-serif font of the machine, regular and bold.</summary>
internal static class SystemFonts
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts/Supplemental", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];

    private static readonly (string Regular, string Bold)[] Known = [("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"), ("arial.ttf", "arialbd.ttf"), ("Arial.ttf", "Arial Bold.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")];

    private static readonly Lazy<(TrueTypeFont Regular, TrueTypeFont Bold)> Found = new(() =>
    {
        (string regular, string bold) = Find();
        return (new TrueTypeFont(File.ReadAllBytes(regular)), new TrueTypeFont(File.ReadAllBytes(bold)));
    });

    /// <summary>Regular and bold.</summary>
    /// <exception cref="FontException">This machine has none of the fonts.</exception>
    public static (TrueTypeFont Regular, TrueTypeFont Bold) Faces => Found.Value;

    private static (string Regular, string Bold) Find()
    {
        Dictionary<string, string> files = Folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.ttf", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .GroupBy(f => Path.GetFileName(f)).ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).First(), StringComparer.Ordinal);
        foreach ((string regular, string bold) in Known)
        {
            if (files.TryGetValue(regular, out string? plain) && files.TryGetValue(bold, out string? heavy))
            {
                return (plain, heavy);
            }
        }

        throw new FontException("No font for a PDF was found: Liberation Sans, Arial or DejaVu Sans is needed. Text and DOCX need none.");
    }
}
