using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds clinical codes: ICD-10 and OPCS by their form, code systems by name. Long numbers are the identifier finder's.</summary>
internal static partial class CodeFinder
{
    /// <summary>Searches a text.</summary>
    public static IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text) =>
        Code().Matches(text).Select(m => (ReleaseFindingKind.Code, new TextSpan(m.Index, m.Index + m.Length), "This looks like a clinical code."));

    [GeneratedRegex(@"\b(?:[A-Z]\d{2}(?:\.?\d{1,2}|\.?X)?[A-Z]?|SNOMED\w*|ICD(?:-?10)?|OPCS\w*)\b|\b[a-z]\d{2}\.\d\b", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Code();
}
