namespace MsLetterCoder.Clinical.Coding;

/// <summary>A SNOMED CT identifier of a concept: 6 to 18 digits, partition 00 or 10, Verhoeff check digit (SNOMED CT Release File Specification, section 3.1). The default value
/// stands for 'no identifier' and prints as an empty string.</summary>
public readonly record struct SnomedId
{
    private static readonly byte[,] Product =
    {
        { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 2, 3, 4, 0, 6, 7, 8, 9, 5 }, { 2, 3, 4, 0, 1, 7, 8, 9, 5, 6 }, { 3, 4, 0, 1, 2, 8, 9, 5, 6, 7 },
        { 4, 0, 1, 2, 3, 9, 5, 6, 7, 8 }, { 5, 9, 8, 7, 6, 0, 4, 3, 2, 1 }, { 6, 5, 9, 8, 7, 1, 0, 4, 3, 2 }, { 7, 6, 5, 9, 8, 2, 1, 0, 4, 3 },
        { 8, 7, 6, 5, 9, 3, 2, 1, 0, 4 }, { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 },
    };

    private static readonly byte[,] Permutation =
    {
        { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 5, 7, 6, 2, 8, 3, 0, 9, 4 }, { 5, 8, 0, 3, 7, 9, 6, 1, 4, 2 }, { 8, 9, 1, 6, 0, 4, 3, 5, 2, 7 },
        { 9, 4, 5, 3, 1, 2, 6, 8, 7, 0 }, { 4, 2, 8, 6, 5, 7, 3, 9, 0, 1 }, { 2, 7, 9, 3, 8, 0, 6, 4, 1, 5 }, { 7, 0, 4, 6, 9, 1, 3, 2, 5, 8 },
    };

    private SnomedId(long value) => Value = value;

    /// <summary>The number; 0 for the default value.</summary>
    public long Value { get; }

    /// <summary>Reads an identifier; false where the digits, partition or check digit are wrong.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SnomedId id)
    {
        id = default;
        if (text.Length is < 6 or > 18 || text[0] == '0' || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        int check = 0;
        for (int i = 0; i < text.Length; i++)
        {
            check = Product[check, Permutation[i % 8, text[text.Length - 1 - i] - '0']];
        }

        ReadOnlySpan<char> partition = text[^3..^1];
        if (check != 0 || !(partition is "00" or "10"))
        {
            return false;
        }

        id = new SnomedId(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>True where the last of these ASCII digits is the Verhoeff check digit of those before it; for identifiers of any partition, before a value is made of them.</summary>
    public static bool HasCheckDigit(ReadOnlySpan<byte> digits)
    {
        int check = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            check = Product[check, Permutation[i % 8, digits[digits.Length - 1 - i] - '0']];
        }

        return check == 0;
    }

    /// <summary>The identifier of a number; false where its digits, partition or check digit are wrong.</summary>
    public static bool TryFrom(long value, out SnomedId id)
    {
        Span<char> digits = stackalloc char[20];
        id = default;
        return value > 0 && value.TryFormat(digits, out int length, default, System.Globalization.CultureInfo.InvariantCulture) && TryParse(digits[..length], out id);
    }

    /// <inheritdoc/>
    public override string ToString() => Value == 0 ? "" : Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
