using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Tells a message's own words from what it quotes, from signatures and from disclaimers. When in doubt a line is the writer's own: words wrongly left out are the harm.</summary>
internal static partial class MessageRegions
{
    /// <summary>Fewer own words than this above an inlined mail say no more than 'FYI, see below'.</summary>
    private const int FewWords = 8;

    /// <summary>Regions that cover the text.</summary>
    public static IReadOnlyList<TextRegion> Find(string text) => Find(text, TextLines.Of(text), null);

    /// <summary>Regions that cover the text; where <paramref name="roles"/> is given, with what each line is to a mail that quotes or forwards.</summary>
    public static IReadOnlyList<TextRegion> Find(string text, List<TextSpan> lines, LineRole[]? roles)
    {
        var kinds = new RegionKind[lines.Count];
        bool quotedToEnd = false;
        bool forwardHead = false;
        bool signature = false;
        bool disclaimer = false;
        bool forwarded = false;
        bool header = false;
        int ownWords = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> raw = lines[i].In(text);
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty)
            {
                signature &= i + 1 >= lines.Count || !SignatureEnds(text, lines, i + 1);
                disclaimer = false;
                kinds[i] = quotedToEnd ? RegionKind.Quoted : signature ? RegionKind.Signature : RegionKind.Content;
                continue;
            }

            bool block = !forwardHead && IsMailHeaderBlock(text, lines, i);
            header = block || (header && HeaderField().IsMatch(line));
            if (ForwardMark().IsMatch(line) || (block && ownWords < FewWords))
            {
                // Forwarded words are read as new: a letter or message sent on with 'FYI' is what the mail is about.
                forwardHead = true;
                forwarded = true;
                kinds[i] = RegionKind.Quoted;
                signature = false;
                Note(i, LineRole.Mark);
                continue;
            }

            forwardHead &= HeaderField().IsMatch(line);
            quotedToEnd |= !forwardHead && (OriginalMark().IsMatch(line) || block);
            if (quotedToEnd || forwardHead || line[0] == '>' || IsAttribution(text, lines, i))
            {
                kinds[i] = RegionKind.Quoted;
                signature = false;
                Note(i, RoleOf(text, lines, i, header || forwardHead));
            }
            else if ((disclaimer && !OwnVoice().IsMatch(line)) || IsDisclaimer(line))
            {
                disclaimer = true;
                kinds[i] = RegionKind.Disclaimer;
            }
            else if (IsDeviceLine(line))
            {
                kinds[i] = RegionKind.Signature;
            }
            else if (raw.TrimEnd() is "--" || raw is "-- ")
            {
                signature = true;
                kinds[i] = RegionKind.Signature;
            }
            else
            {
                signature &= !OwnVoice().IsMatch(line);
                kinds[i] = signature ? RegionKind.Signature : RegionKind.Content;
                Note(i, forwarded && !signature ? LineRole.Forwarded : LineRole.Own);
                ownWords += signature ? 0 : line.Count(' ') + 1;
            }
        }

        var builder = new RegionBuilder(text);
        for (int i = 0; i < lines.Count; i++)
        {
            builder.Add(lines[i], kinds[i]);
        }

        return builder.Build();

        void Note(int line, LineRole role)
        {
            if (roles is not null)
            {
                roles[line] = role;
            }
        }
    }

    /// <summary>What a quoted line is: words of the earlier mail, or what the mail program set beside them.</summary>
    private static LineRole RoleOf(string text, List<TextSpan> lines, int i, bool header)
    {
        ReadOnlySpan<char> words = lines[i].In(text).Trim("> \t\u00a0*");
        if (header)
        {
            return words.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase) ? LineRole.Subject : LineRole.Mark;
        }

        bool attribution = words.Length < 200 && (words.EndsWith("wrote:", StringComparison.Ordinal) || (words.StartsWith("On ", StringComparison.Ordinal) && IsAttribution(text, lines, i)));
        return attribution || OriginalMark().IsMatch(words) || ForwardMark().IsMatch(words) || IsDeviceLine(words) || IsDisclaimer(words) ? LineRole.Mark : LineRole.Quoted;
    }

    /// <summary>Text after a signature is the writer's: a postscript, the first person or a paragraph of sentences ends it.</summary>
    private static bool SignatureEnds(string text, List<TextSpan> lines, int first)
    {
        if (first < lines.Count && OwnVoice().IsMatch(lines[first].In(text).Trim()))
        {
            return true;
        }

        int words = 0;
        bool sentence = false;
        for (int i = first; i < lines.Count && lines[i].Length > 0; i++)
        {
            ReadOnlySpan<char> line = lines[i].In(text);
            words += line.Count(' ') + 1;
            sentence |= line.ContainsAny(".!?,") && line.Length > 40;
        }

        return words >= 8 && sentence && !IsDisclaimer(lines[first].In(text).Trim());
    }

    private static bool IsDeviceLine(ReadOnlySpan<char> line) => line.Length < 80 && DeviceLine().IsMatch(line);

    private static bool IsDisclaimer(ReadOnlySpan<char> line) => Disclaimer().IsMatch(line);

    private static bool IsAttribution(string text, List<TextSpan> lines, int i)
    {
        ReadOnlySpan<char> line = lines[i].In(text).Trim();
        if (line.StartsWith("On ", StringComparison.Ordinal) && line.Length < 200)
        {
            bool ends = line.EndsWith("wrote:", StringComparison.Ordinal);
            bool endsNext = !ends && i + 1 < lines.Count && lines[i + 1].In(text).Trim().EndsWith("wrote:", StringComparison.Ordinal) && AttributionDate().IsMatch(line);
            return ends || endsNext;
        }

        return line.EndsWith("wrote:", StringComparison.Ordinal) && i > 0 && AttributionDate().IsMatch(lines[i - 1].In(text).Trim()) && lines[i - 1].In(text).Trim().StartsWith("On ", StringComparison.Ordinal);
    }

    /// <summary>From:, Sent: (or Date:), To: and Subject: on lines that follow one another: an inlined earlier mail.</summary>
    private static bool IsMailHeaderBlock(string text, List<TextSpan> lines, int i)
    {
        if (!Field(0, "From:"))
        {
            return false;
        }

        int fields = 1;
        for (int k = 1; k <= 4 && i + k < lines.Count; k++)
        {
            fields += Field(k, "Sent:") || Field(k, "Date:") || Field(k, "To:") || Field(k, "Cc:") || Field(k, "Subject:") ? 1 : 0;
        }

        return fields >= 3;

        bool Field(int k, string name) => lines[i + k].In(text).Trim(" \t*").StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^-{2,} ?(Original Message|Original Appointment) ?-{2,}$|^_{20,}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OriginalMark();

    [GeneratedRegex(@"^-{2,} ?Forwarded message ?-{2,}$|^Begin forwarded message:$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex ForwardMark();

    [GeneratedRegex(@"^\W*(From|To|Cc|Sent|Date|Subject|Reply-To|Importance|Attachments?)\*?:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex HeaderField();

    [GeneratedRegex(@"^(sent|get|gesendet|envoyé)\b.{0,20}\b(from|via|with|using)\b.{0,40}(iphone|ipad|android|samsung|galaxy|mobile|phone|outlook|yahoo|mail|blackberry|huawei|tablet|device|app)\b|^get outlook for", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex DeviceLine();

    [GeneratedRegex(@"^\W*(this (e-?mail|message|communication)( and any| is (intended|confidential)|, including| may contain| was sent)|the (information|contents?) (contained )?(in|of) this (e-?mail|message)|disclaimer\b|confidentiality notice|please consider the environment|if you (have received|are not the intended)|this message may contain confidential|virus[- ]free)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Disclaimer();

    [GeneratedRegex(@"^(p\.? ?s\b|i('|’)?(m|ve|d|ll)?\b(?!\.)|my (?!working|work|office|normal|hours|pronouns|linkedin|website|usual)|(just )?forgot to|one more thing|also,? (i|my|he|she|can|the)\b|(can|could|would) (you|i|someone)\b(?!.{0,40}(print|environment)))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OwnVoice();

    [GeneratedRegex(@"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d{1,2}[/. ]|\d{4})", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex AttributionDate();
}
