using System.Globalization;

namespace MsLetterCoder.Store.Coders;

/// <summary>Names of the entries of a sheet: what they were in the analysis and their place there ('c0', 'm12', 'q1'), or 'a' and the version of the step that added them.</summary>
public static class SheetEntries
{
    /// <summary>A suggested ICD-10 code.</summary>
    public static string Code(int index) => Name('c', index);

    /// <summary>A mention of a concept.</summary>
    public static string Mention(int index) => Name('m', index);

    /// <summary>A question to the coder.</summary>
    public static string Question(int index) => Name('q', index);

    /// <summary>What a step added.</summary>
    public static string Added(long version) => Name('a', version);

    private static string Name(char kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
