using System.Globalization;

namespace MsLetterCoder.App.Output;

/// <summary>Numbers as a person reads them.</summary>
internal static class NumberText
{
    /// <summary>A number with commas between thousands.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
