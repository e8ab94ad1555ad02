namespace MsLetterCoder.Clinical.Reading;

/// <summary>The words with which British letters and messages close.</summary>
internal static class SignOff
{
    private static readonly string[] Starts =
    [
        "yours sincerely", "yours faithfully", "yours ever", "yours truly", "yours as ever", "yours,", "kind regards", "kindest regards", "best regards", "warm regards", "warmest regards",
        "regards", "with kind regards", "with best wishes", "best wishes", "with kindest regards", "with warm regards", "many thanks,", "sincerely", "with regards",
    ];

    /// <summary>True where a line, trimmed, is a sign-off and nothing more than a name follows on it.</summary>
    public static bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length > 60)
        {
            return false;
        }

        foreach (string start in Starts)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && (line.Length == start.Length || !char.IsLetter(line[start.Length]) || start[^1] == ','))
            {
                return true;
            }
        }

        return false;
    }
}
