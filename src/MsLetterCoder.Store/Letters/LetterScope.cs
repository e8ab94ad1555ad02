namespace MsLetterCoder.Store.Letters;

/// <summary>What a letter to an employer tells, and to whom: what a consent is for.</summary>
/// <param name="Ticks">Keys of the matters told, ordinal order.</param>
/// <param name="NamesCondition">True where it names the condition.</param>
/// <param name="Employer">The employer as typed; null where none was.</param>
public sealed record LetterScope(IReadOnlyList<string> Ticks, bool NamesCondition, string? Employer)
{
    /// <summary>The scope as one text, the same for the same scope.</summary>
    internal string Write() => $"{string.Join(';', Ticks.Order(StringComparer.Ordinal))}\n{(NamesCondition ? "named" : "not_named")}\n{Employer}";

    /// <summary>Reads it back.</summary>
    internal static LetterScope Read(string text)
    {
        string[] lines = text.Split('\n', 3);
        return new LetterScope(lines[0].Split(';', StringSplitOptions.RemoveEmptyEntries), lines[1] == "named", lines[2].Length == 0 ? null : lines[2]);
    }
}
