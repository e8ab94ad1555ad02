using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Reads the patient's name from a letter: in the 'Re:' line, or on the line of the date of birth or NHS number.</summary>
public static partial class PatientNameReader
{
    /// <summary>Words that name what stands behind a name on its line, as they are written there; words that are surnames too ('Born', 'Unit') are left out.</summary>
    private static readonly HashSet<string> LabelWords = new(StringComparer.Ordinal)
    {
        "DOB", "D.O.B", "Dob", "NHS", "CHI", "HCN", "MRN", "URN", "UHN", "PAS", "GP", "ID", "TEL", "Tel", "HOSPITAL", "Hospital", "HOSP", "Hosp", "ADDRESS", "Address", "CONSULTANT", "Consultant", "CLINIC", "Clinic", "DIAGNOSIS", "Diagnosis",
        "DATE", "Date", "Telephone", "Mobile", "Gender",
    };

    /// <summary>Names found, at most one, without title; empty where none is sure.</summary>
    public static IReadOnlyList<string> Read(string text, DocumentFacts facts)
    {
        foreach (string key in (ReadOnlySpan<string>)["dob", "nhs_number"])
        {
            if (facts.Spans.TryGetValue(key, out TextSpan span) && Titled().Match(LineAround(text, span)) is { Success: true } match)
            {
                return [Clean(match.Groups["name"].Value)];
            }
        }

        return Reference().Match(text) is { Success: true } reference ? [Clean(reference.Groups["name"].Value)] : [];
    }

    private static string LineAround(string text, TextSpan span)
    {
        int start = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        int end = text.IndexOf('\n', span.End);
        return text[start..(end < 0 ? text.Length : end)];
    }

    /// <summary>The name without the label of what stands behind it on its line ('Jo Hart DOB 1.2.80').</summary>
    private static string Clean(string name) =>
        string.Join(' ', name.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).TakeWhile((word, i) => i == 0 || !LabelWords.Contains(word.TrimEnd('.', ',', '-')))).TrimEnd('.', ',', '-');

    [GeneratedRegex(@"\b(?:Mr|Mrs|Miss|Ms|Mx|Master|Dr|Rev|Sir|Lady|Prof)\b\.?[ \t]+(?<name>[\p{Lu}][\p{L}'’.-]*(?:[ \t]+(?:(?:de|da|das|do|dos|del|della|di|du|van|von|der|den|ter|ten|le|la|al|el|bin|ibn|bint|ap|ab|ferch|y)[ \t]+){0,2}[\p{Lu}][\p{L}'’-]*){0,4})", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^[ \t]*(?:[Rr][Ee]|[Rr]egarding|[Pp]atient(?: [Nn]ame)?|[Nn]ame)\b[ \t]*:?[ \t]+(?:(?:Mr|Mrs|Miss|Ms|Mx|Master|Dr|Rev|Prof)\b\.?[ \t]+)?(?<name>[\p{Lu}][\p{L}'’.-]*(?:[ \t]+(?:(?:de|da|das|do|dos|del|della|di|du|van|von|der|den|ter|ten|le|la|al|el|bin|ibn|bint|ap|ab|ferch|y)[ \t]+){0,2}[\p{Lu}][\p{L}'’-]*){1,4})", RegexOptions.CultureInvariant | RegexOptions.Multiline, PatternLimits.Milliseconds)]
    private static partial Regex Reference();
}
