using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Reads the marks between words.</summary>
internal static class TextGaps
{
    private const int MostCharacters = 40;

    /// <summary>Marks between the token and the one before it; before the first token none.</summary>
    public static TextGap Before(ReadText text, int token)
    {
        if (token <= 0 || token >= text.Tokens.Count)
        {
            return TextGap.None;
        }

        int from = text.Tokens[token - 1].End;
        int length = Math.Min(text.Tokens[token].Start - from, MostCharacters);
        ReadOnlySpan<char> between = text.Text.AsSpan(from, length);
        TextGap gap = TextGap.None;
        for (int i = 0; i < between.Length; i++)
        {
            gap |= between[i] switch
            {
                ',' => TextGap.Comma,
                ';' => TextGap.Semicolon,
                ':' => TextGap.Colon,
                '(' or ')' or '[' or ']' => TextGap.Bracket,
                '–' or '—' => TextGap.Dash,
                '-' when i > 0 && between[i - 1] == ' ' => TextGap.Dash,
                '\n' => TextGap.LineEnd,
                '|' or '=' or '\t' or '>' or '→' => TextGap.Column,
                ' ' when i > 0 && between[i - 1] == ' ' => TextGap.Column,
                '.' when i > 2 && between[(i - 3)..i].SequenceEqual("...") => TextGap.Column,
                '?' => TextGap.Question,
                _ => TextGap.None,
            };
        }

        return gap;
    }
}
