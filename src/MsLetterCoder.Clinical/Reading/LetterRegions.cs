using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Tells the clinical content of a letter from its letterhead, addresses, reference lines, sign-off and distribution list.</summary>
internal static partial class LetterRegions
{
    private const int LongestHead = 40;

    /// <summary>Characters of a line that may be prose.</summary>
    private const int LeastProse = 50;

    /// <summary>Characters from which on one word of prose is enough.</summary>
    private const int LongProse = 140;

    /// <summary>Regions that cover the text.</summary>
    public static IReadOnlyList<TextRegion> Find(string text, IReadOnlyList<SectionSpan> sections)
    {
        List<TextSpan> lines = TextLines.Of(text);
        int salutation = lines.FindIndex(l => l.In(text).TrimStart().StartsWith("Dear ", StringComparison.OrdinalIgnoreCase));
        int firstHeading = sections.Count > 0 ? sections[0].Span.Start : int.MaxValue;
        var builder = new RegionBuilder(text);
        bool closed = false;
        int lastLongText = LastLongText(text, lines);
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(text).Trim();
            bool head = i <= Math.Min(salutation < 0 ? LongestHead : salutation, LongestHead) && lines[i].Start < firstHeading;
            if (!closed && i > 0 && SignOff.Is(line) && i >= lastLongText)
            {
                closed = true;
            }

            RegionKind kind = RegionKind.Content;
            if (closed)
            {
                kind = line.StartsWith("PS", StringComparison.Ordinal) || line.StartsWith("P.S", StringComparison.Ordinal) ? RegionKind.Content : RegionKind.Signature;
                closed = kind == RegionKind.Signature;
            }
            else if ((i == salutation || Distribution().IsMatch(line) || (head && (HeadLine().IsMatch(line) || Postcode().IsMatch(line)))) && !IsProse(line))
            {
                kind = RegionKind.Letterhead;
            }

            builder.Add(lines[i], kind);
        }

        return builder.Build();
    }

    /// <summary>True for a line that tells something of somebody, whatever names and places it holds: 'Dear Ms Hart, you told me …', 'He was seen in the ward by …'.</summary>
    private static bool IsProse(ReadOnlySpan<char> line)
    {
        if (line.Length < LeastProse)
        {
            return false;
        }

        int wanted = line.Length >= LongProse ? 1 : 2;
        foreach (ValueMatch match in Prose().EnumerateMatches(line))
        {
            if (match.Length > 0 && --wanted == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last line before which a sign-off is none, because long clinical text follows it: some letters carry lists or results below the name.</summary>
    private static int LastLongText(string text, List<TextSpan> lines)
    {
        int longLines = 0;
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            ReadOnlySpan<char> line = lines[i].In(text).Trim();
            longLines += line.Length > 110 && !Distribution().IsMatch(line) ? 1 : 0;
            if (longLines > 2)
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"^(c\.?c\.?|copy|copies|copied|cc:|distribution|enc|encl|sent to|dictated|typed|checked|signed electronically|electronically)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Distribution();

    [GeneratedRegex(@"\b(hospitals?|infirmary|nhs (foundation )?trust|department|dept|clinic|outpatients?|consultants?|registrar|secretary|secretaries|tel|telephone|fax|e-?mail|our ref|your ref|ref|surgery|medical (centre|group|practice)|health centre|practice|road|street|lane|avenue|close|tower|suite|ward|level \d|floor|private and confidential|nhs no|hospital no|mrn)\b|^(dr|prof|professor|mr|mrs|miss|ms|sister)\b\.? [A-Z]|^to:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex HeadLine();

    [GeneratedRegex(@"\b(she|he|they|it|her|him|his|hers|their|has|had|have|was|were|is|are|be|been|not|never|without|you|me|my|i|i've|i'm|we|told|says|said|which|who|because|but|if|since|until|after|than|did|does|will|would)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Prose();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Postcode();
}
