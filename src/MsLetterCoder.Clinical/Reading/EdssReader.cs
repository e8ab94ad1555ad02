using System.Globalization;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Reads the Expanded Disability Status Scale of this encounter (Kurtzke, Neurology 1983: 0 to 10 in halves), and not one of an earlier year.</summary>
internal static partial class EdssReader
{
    /// <summary>Low and high end (high null for a single value) and the span of the number.</summary>
    public static (double? Low, double? High, TextSpan Span) Find(string text)
    {
        (double? Low, double? High, TextSpan Span) best = default;
        int bestScore = 0;
        foreach (Match match in Pattern().Matches(text))
        {
            Group lowText = match.Groups["low"];
            if (Value(lowText.Value) is not { } low || low > 10 || low * 2 != Math.Floor(low * 2))
            {
                continue;
            }

            double? high = match.Groups["high"].Success ? Value(match.Groups["high"].Value) : null;
            int end = match.Index + match.Length;
            int after = Math.Min(40, text.Length - end);
            string tail = text.Substring(end, after);
            int sentenceEnd = tail.AsSpan().IndexOfAny(".;\n");
            string near = match.Value + (sentenceEnd < 0 ? tail : tail[..sentenceEnd]);
            int before = Math.Min(24, match.Index);
            string lead = text.Substring(match.Index - before, before);
            int score = 10;
            score -= Old().IsMatch(near) || OldLead().IsMatch(lead) ? 8 : 0;
            score += Now().IsMatch(near) || Now().IsMatch(lead) ? 3 : 0;
            if (score > bestScore)
            {
                int spanEnd = match.Groups["high"].Success ? match.Groups["high"].Index + match.Groups["high"].Length : lowText.Index + lowText.Length;
                (best, bestScore) = ((low, high > low ? high : null, new TextSpan(lowText.Index, spanEnd)), score);
            }
        }

        return bestScore > 4 ? best : default;
    }

    private static double? Value(string text) => text.ToLowerInvariant() switch
    {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        _ => double.TryParse(text.Replace(" point ", ".", StringComparison.OrdinalIgnoreCase), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : null,
    };

    [GeneratedRegex("""
        \b(?:EDSS|E\.D\.S\.S\.?|expanded\ disability\ status\ (?:scale|score)|disability\ (?:score|scale)\ \(EDSS\)|kurtzke)
        (?:\ ?\((?:EDSS|[a-z ]{3,20})\))?
        (?:\s*(?:[:=~,\-–]|\b(?:score|scale|step|value|today|now|currently|current|is|was|of|at|as|to|remains?|remained|stays?|still|stable|unchanged|estimated|approximately|about|around|approx|c|ca|put|would|be|scored?|scores|has|have|been|I|her|his|their|the|in|clinic|this|time|by|phone|telephone|video|walked|calculated|assessed|recorded|measured|up|down|risen|gone|increased|therefore|on|examination|a|roughly|perhaps|probably)\b)\s*){0,8}
        \s*\(?(?<low>\d{1,2}(?:\.\d)?|\d\ point\ \d|zero|one|two|three|four|five|six|seven|eight|nine|ten)(?![\d/%]|\s?(?:years?|months?|/))
        (?:\s*(?:-|–|to|/)\s*(?<high>\d{1,2}\.\d|\d{1,2})(?![\d/]))?
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 2000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(was|last (year|time|seen|visit|review)|previous(ly)?|in (19|20)\d\d|(19|20)\d\d|ago|before|then|at (diagnosis|baseline|onset)|baseline|used to|had been)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Old();

    [GeneratedRegex(@"\b(last|previous|prior|baseline|former|old|earlier)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex OldLead();

    [GeneratedRegex(@"\b(today|now|current(ly)?|this time|at present|remains?|on examination)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Now();
}
