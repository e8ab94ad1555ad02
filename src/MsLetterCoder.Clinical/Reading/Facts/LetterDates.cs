using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads when a letter was dictated and typed, and its own date.</summary>
internal static partial class LetterDates
{
    public static (DatedFact? Letter, DatedFact? Dictated, DatedFact? Typed) Read(string text, List<(DateOnly Date, TextSpan Span)> dates)
    {
        DatedFact? labelled = null;
        DatedFact? dictated = null;
        DatedFact? typed = null;
        for (int i = 0; i < dates.Count; i++)
        {
            (DateOnly date, TextSpan span) = dates[i];
            int from = Math.Max(i > 0 ? dates[i - 1].Span.End : 0, span.Start - 40);
            ReadOnlySpan<char> before = text.AsSpan(from, span.Start - from);
            int line = before.LastIndexOf('\n');
            ReadOnlySpan<char> near = before[(line + 1)..];
            near = near.IsWhiteSpace() && line > 0 ? before[..line] : near;
            var fact = new DatedFact(PartialDate.Of(date), span);
            Match match = Label().Match(near.ToString());
            if (!match.Success)
            {
                continue;
            }

            // 'Dictated/typed: 15.5.24 / 21.5.24'
            if (match.Groups["both"].Success)
            {
                dictated ??= fact;
                typed ??= i + 1 < dates.Count && dates[i + 1].Span.Start - span.End < 6 ? new DatedFact(PartialDate.Of(dates[i + 1].Date), dates[i + 1].Span) : null;
            }
            else if (match.Groups["dictated"].Success)
            {
                dictated ??= fact;
            }
            else if (match.Groups["typed"].Success)
            {
                typed ??= fact;
            }
            else
            {
                labelled ??= fact;
            }
        }

        return (labelled ?? typed ?? dictated, dictated, typed);
    }

    [GeneratedRegex(@"\b(?:(?<both>(?:date )?dictated ?(?:/|and|&) ?(?:date )?typed)|(?<dictated>(?:date )?dictated|date of dictation|dictation date|date dictated)|(?<typed>(?:date )?(?:typed|transcribed)|date of (?:typing|transcription)|typing date|transcription date|date typed)|letter date|date of (?:this )?letter|letter (?:dated|sent|created|printed)|date (?:of )?(?:issue|sent))\b(?: (?:on|by|the|date|in clinic)| [A-Z]{2,4}/[a-z]{2,4})*[ \t]*[:.,|–-]?[ \t]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Label();
}
