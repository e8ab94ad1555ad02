namespace MsLetterCoder.Clinical.Coding;

/// <summary>An ICD-10 (WHO 5th Edition, UK) code as the coder files it: letter, two digits, then X for an undivided category or a point, a digit and, in the UK, a fifth character
/// ('G35X', 'N31.9', 'M79.69'), with an optional dagger (D) or asterisk (A) mark left off. The default value is no code.</summary>
public readonly record struct Icd10Code
{
    private Icd10Code(string value) => Value = value;

    /// <summary>The code; null for the default value.</summary>
    public string? Value { get; }

    /// <summary>The three-character category.</summary>
    public string Category => Value is null ? "" : Value[..3];

    /// <summary>Reads a code; false where the form is wrong.</summary>
    public static bool TryParse(string? text, out Icd10Code code)
    {
        code = default;
        if (text is null || text.Length is < 4 or > 6 || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[2]))
        {
            return false;
        }

        bool good = text[3] switch
        {
            'X' => text.Length == 4,
            '.' => text.Length >= 5 && char.IsAsciiDigit(text[4]) && (text.Length == 5 || char.IsAsciiDigit(text[5]) || text[5] == 'X'),
            _ => false,
        };
        if (good)
        {
            code = new Icd10Code(text);
        }

        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
