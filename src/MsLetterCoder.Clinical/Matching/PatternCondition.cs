namespace MsLetterCoder.Clinical.Matching;

/// <summary>What must hold around a match.</summary>
internal sealed record PatternCondition(ConditionKind Kind, PatternNode? Words)
{
    /// <summary><see cref="Words"/> once compiled.</summary>
    public NeighbourWords? Neighbour { get; init; }

    /// <summary>Parses one condition of docs/knowledge-files.md ('near=(eye|vision)').</summary>
    /// <exception cref="FormatException">Unknown or malformed.</exception>
    public static PatternCondition Parse(string text, PatternParser parser)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? text : text[..equals];
        string value = equals < 0 ? "" : text[(equals + 1)..];
        return (name, value) switch
        {
            ("in", "letter") => new(ConditionKind.InLetter, null),
            ("in", "message") => new(ConditionKind.InMessage, null),
            ("near", _) => new(ConditionKind.Near, parser.Parse(value)),
            ("notnear", _) => new(ConditionKind.NotNear, parser.Parse(value)),
            ("after", _) => new(ConditionKind.After, parser.Parse(value)),
            ("before", _) => new(ConditionKind.Before, parser.Parse(value)),
            ("notafter", _) => new(ConditionKind.NotAfter, parser.Parse(value)),
            ("notbefore", _) => new(ConditionKind.NotBefore, parser.Parse(value)),
            _ => throw new FormatException($"unknown condition '{text}'"),
        };
    }

    /// <summary>Splits a conditions column at blanks that stand outside brackets.</summary>
    public static IEnumerable<string> SplitColumn(string column)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= column.Length; i++)
        {
            if (i == column.Length || (column[i] == ' ' && depth == 0))
            {
                if (i > start)
                {
                    yield return column[start..i];
                }

                start = i + 1;
            }
            else
            {
                depth += column[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
    }
}
