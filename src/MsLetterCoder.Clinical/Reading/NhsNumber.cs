namespace MsLetterCoder.Clinical.Reading;

/// <summary>The NHS number of England and Wales, the Isle of Man, and the ten-digit numbers of Scotland and Northern Ireland that share its check: nine digits and a check digit by
/// modulus 11 (NHS Data Dictionary, NHS NUMBER).</summary>
public static class NhsNumber
{
    /// <summary>True where ten digits pass the check.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < 9; i++)
        {
            sum += (digits[i] - '0') * (10 - i);
        }

        int check = 11 - (sum % 11);
        check = check == 11 ? 0 : check;
        return check != 10 && check == digits[9] - '0';
    }

    /// <summary>True where ten digits lie in the range set apart for tests (999).</summary>
    public static bool IsTest(ReadOnlySpan<char> digits) => digits.StartsWith("999");
}
