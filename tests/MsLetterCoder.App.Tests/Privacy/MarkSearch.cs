using System.Text;

namespace MsLetterCoder.App.Tests.Privacy;

/// <summary>Looks for marked words in anything: in any case, as UTF-8, as UTF-16 and as base64.</summary>
internal static class MarkSearch
{
    private static readonly string[] Base64 =
    [
        .. from word in (string[])[MarkedMails.Mark, "Zqwx", "ZQWX"]
           from shift in (int[])[0, 1, 2]
           select Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(' ', shift) + word))[(shift == 0 ? 0 : shift + 1)..][..4],
    ];

    /// <summary>The marked words in a text, with what stands around them.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var at = 0; (at = text.IndexOf(MarkedMails.Mark, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            yield return text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 40)];
        }
    }

    /// <summary>The marked words in the files of a folder.</summary>
    /// <param name="folder">The folder with all in it.</param>
    /// <param name="leftOut">A folder in it that is left out.</param>
    public static List<string> InFiles(string folder, string leftOut) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(leftOut, StringComparison.Ordinal)).SelectMany(file => In(file).Concat(InBytes(file)))];

    private static IEnumerable<string> InBytes(string file)
    {
        if (new FileInfo(file).Length == 0)
        {
            return []; // The lock, which nobody else can open while it is held.
        }

        var bytes = File.ReadAllBytes(file);
        var name = Path.GetFileName(file);
        var narrow = Encoding.Latin1.GetString(bytes);
        return In(narrow).Concat(In(narrow.Replace("\0", "", StringComparison.Ordinal))).Select(found => $"{name}: {found}");
    }

    /// <summary>The marked words as base64 in a text; only for texts, since four letters stand by chance in any large binary.</summary>
    public static IEnumerable<string> AsBase64(string text) => Base64.Where(code => text.Contains(code, StringComparison.Ordinal));
}
