namespace MsLetterCoder.Clinical.Coding;

/// <summary>Patterns of codes as the tables write them: a whole code, or a beginning and '*'.</summary>
internal static class CodePattern
{
    /// <summary>True where the code fits the pattern.</summary>
    public static bool Matches(string code, string pattern) =>
        pattern[^1] == '*' ? code.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : code == pattern;
}
