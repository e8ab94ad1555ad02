using System.Globalization;

namespace MsLetterCoder.Terminology;

/// <summary>The folder of imported terminologies: a numbered file for each import, of which the highest number serves. Nothing is ever overwritten or removed.</summary>
public static class TerminologyFolder
{
    private const string Prefix = "terminology-";
    private const string Ending = ".mslt";

    /// <summary>Path of the newest import; null where there is none.</summary>
    public static string? Newest(string folder) => Last(folder) is > 0 and int number ? Path.Combine(folder, NameOf(number)) : null;

    /// <summary>Name of an import's file.</summary>
    internal static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}{Ending}");

    /// <summary>Highest number, 0 where there is none.</summary>
    internal static int Last(string folder) => !Directory.Exists(folder) ? 0 : Directory.EnumerateFiles(folder, Prefix + "*" + Ending).Select(NumberOf).DefaultIfEmpty(0).Max();

    private static int NumberOf(string path)
    {
        string name = Path.GetFileName(path);
        return int.TryParse(name.AsSpan(Prefix.Length, name.Length - Prefix.Length - Ending.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
