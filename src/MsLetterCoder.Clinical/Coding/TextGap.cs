namespace MsLetterCoder.Clinical.Coding;

/// <summary>The marks that stand between a word and the one before it.</summary>
[Flags]
internal enum TextGap
{
    None = 0,
    Comma = 1,
    Semicolon = 2,
    Colon = 4,
    Bracket = 8,
    Dash = 16,
    LineEnd = 32,

    /// <summary>A bar, an equals sign, an arrow, a tab or several blanks, as between the columns of a table.</summary>
    Column = 64,
    Question = 128,
}
