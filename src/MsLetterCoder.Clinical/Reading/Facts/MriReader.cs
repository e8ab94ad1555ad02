using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads magnetic resonance scans that were done: date, region, new and enhancing lesions. Scans still to come, and of other kinds, are left out.</summary>
internal static partial class MriReader
{
    /// <summary>Scans read of one letter at most: no letter has more, and a made-up text must not take long.</summary>
    private const int Most = 60;

    private static readonly SearchValues<string> Words = SearchValues.Create(["MRI", "scan", "imaging", "enhanc", "lesion", "gadolinium", "magnetic"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<MriFact> Read(FactSource source)
    {
        var found = new List<MriFact>();
        int lastSentence = -9;
        foreach (int sentence in source.With(Words))
        {
            int start = source.Start(sentence);
            int end = source.End(sentence);
            List<(int Start, int End)> scans = Scans(source, sentence);
            if (scans.Count == 0)
            {
                // The result may stand in the next sentence: 'No gadolinium enhancement.'
                if (found.Count > 0 && sentence - lastSentence <= 1)
                {
                    found[^1] = Findings(source, start, end, found[^1]);
                    lastSentence = sentence;
                }

                continue;
            }

            int had = found.Count;
            if (had >= Most)
            {
                break;
            }

            for (int i = 0; i < scans.Count; i++)
            {
                int from = i == 0 ? start : scans[i].Start;
                int to = i + 1 < scans.Count ? scans[i + 1].Start : end;
                if (Planned(source, sentence, from, to, scans[i].Start) || source.IsOthers(sentence, scans[i].Start))
                {
                    continue;
                }

                found.Add(One(source, sentence, from, to, scans[i], found));
            }

            lastSentence = found.Count > had ? sentence : lastSentence;
        }

        return Merged(found);
    }

    /// <summary>The words that name a scan; two without a date or region between them are one.</summary>
    private static List<(int Start, int End)> Scans(FactSource source, int sentence)
    {
        var scans = new List<(int Start, int End)>();
        for (Match match = source.Match(Scan(), source.Start(sentence), source.End(sentence)); match.Success; match = match.NextMatch())
        {
            if (NotMagnetic().IsMatch(source.Text.AsSpan(Math.Max(source.Start(sentence), match.Index - 14), Math.Min(14, match.Index - source.Start(sentence)))))
            {
                continue;
            }

            bool same = scans.Count > 0 && (match.Index - scans[^1].End < 4 || !source.Dates(sentence).Any(d => d.Start >= scans[^1].Start) || source.Dates(sentence).Count(d => d.End <= match.Index) == source.Dates(sentence).Count)
                && !Other().IsMatch(source.Text.AsSpan(scans[^1].End, match.Index - scans[^1].End));
            if (same)
            {
                scans[^1] = (scans[^1].Start, match.Index + match.Length);
            }
            else
            {
                scans.Add((match.Index, match.Index + match.Length));
            }
        }

        return scans;
    }

    private static bool Planned(FactSource source, int sentence, int from, int to, int scan)
    {
        ReadOnlySpan<char> words = source.Text.AsSpan(from, to - from);
        if (Future().IsMatch(words) || source.IsConditional(sentence, scan))
        {
            return true;
        }

        foreach (PlacedAnchor anchor in source.In(sentence))
        {
            if (anchor.Start < to && anchor.End > from && anchor.Start <= scan + 4 && anchor.End > scan && anchor.State is FactState.Planned or FactState.Hypothetical or FactState.Absent or FactState.Family)
            {
                return !Done().IsMatch(words);
            }
        }

        return source.SectionOf(sentence) == Section.Plan && !Done().IsMatch(words);
    }

    private static MriFact One(FactSource source, int sentence, int from, int to, (int Start, int End) scan, List<MriFact> before)
    {
        DatePhrase? best = null;
        int nearest = 80;
        foreach (DatePhrase date in source.Dates(sentence))
        {
            int gap = date.Start >= scan.End ? date.Start - scan.End : scan.Start - date.End;
            bool other = date.Start > from && NotItsDate().IsMatch(source.Text.AsSpan(Math.Max(from, date.Start - 24), Math.Min(24, date.Start - from)));
            if (date.Start >= from && date.End <= to && gap < nearest && !other && (source.Today is not { } today || date.Date.First <= today))
            {
                (best, nearest) = (date, gap);
            }
        }

        PartialDate? when = best?.Date;
        if (when is null && before.Count > 0 && source.Text.AsSpan(from, to - from).Contains("same ", StringComparison.OrdinalIgnoreCase))
        {
            when = before[^1].Date;
        }

        var regions = new List<string>();
        for (Match region = source.Match(Region(), from, to); region.Success; region = region.NextMatch())
        {
            string name = RegionName(region);
            if (!regions.Contains(name) && region.Index - scan.End < 60)
            {
                regions.Add(name);
            }
        }

        if (regions.Contains("whole_spine") || regions.Any(r => r.EndsWith("_spine", StringComparison.Ordinal)))
        {
            regions.Remove("spine");
        }

        int start = best is { } b && b.End <= scan.Start && scan.Start - b.End < 20 ? b.Start : scan.Start;
        int end = best is { } a && a.Start >= scan.End && a.Start - scan.End < 40 ? a.End : scan.End;
        return Findings(source, from, to, new MriFact { Date = when, Regions = regions, Span = source.Original(start, end) });
    }

    private static string RegionName(Match region)
    {
        string word = region.Value.ToLowerInvariant();
        return region.Groups["brain"].Success ? "brain" : region.Groups["neck"].Success ? "cervical_spine" : region.Groups["chest"].Success ? "thoracic_spine"
            : region.Groups["low"].Success ? "lumbar_spine" : region.Groups["all"].Success ? "whole_spine" : region.Groups["eye"].Success ? "orbits" : word.Length > 0 ? "spine" : word;
    }

    private static MriFact Findings(FactSource source, int from, int to, MriFact mri)
    {
        int? fresh = mri.NewLesions;
        bool someNew = mri.SomeNew;
        Match match = source.Match(NewLesions(), from, to);
        if (match.Success && fresh is null)
        {
            fresh = match.Groups["none"].Success ? 0 : match.Groups["n"].Success ? (int?)FactNumbers.Read(match.Groups["n"].ValueSpan) : match.Groups["one"].Success ? 1 : null;
            someNew = fresh is null;
        }

        int? bright = mri.EnhancingLesions;
        bool someBright = mri.SomeEnhancing;
        match = source.Match(Enhancing(), from, to);
        if (match.Success && bright is null)
        {
            bright = match.Groups["none"].Success ? 0 : match.Groups["all"].Success ? fresh : match.Groups["n"].Success ? (int?)FactNumbers.Read(match.Groups["n"].ValueSpan) : match.Groups["one"].Success ? 1 : null;
            someBright = bright is null;
        }

        return mri with { NewLesions = fresh, SomeNew = someNew, EnhancingLesions = bright, SomeEnhancing = someBright };
    }

    /// <summary>A scan told twice is one: same date, and regions that do not differ. One of which nothing is said but that there was one is left out beside others.</summary>
    private static List<MriFact> Merged(List<MriFact> found)
    {
        var merged = new List<MriFact>();
        foreach (MriFact mri in found)
        {
            int same = merged.FindIndex(m => m.Date == mri.Date && mri.Date is not null && (m.Regions.Count == 0 || mri.Regions.Count == 0 || m.Regions.SequenceEqual(mri.Regions)));
            if (same >= 0)
            {
                MriFact m = merged[same];
                merged[same] = m with
                {
                    Regions = m.Regions.Count > 0 ? m.Regions : mri.Regions,
                    NewLesions = m.NewLesions ?? mri.NewLesions,
                    EnhancingLesions = m.EnhancingLesions ?? mri.EnhancingLesions,
                    SomeNew = (m.SomeNew || mri.SomeNew) && (m.NewLesions ?? mri.NewLesions) is null,
                    SomeEnhancing = (m.SomeEnhancing || mri.SomeEnhancing) && (m.EnhancingLesions ?? mri.EnhancingLesions) is null,
                };
            }
            else if (mri.Date is not null || mri.Regions.Count > 0 || mri.NewLesions is not null || mri.EnhancingLesions is not null || mri.SomeNew || mri.SomeEnhancing)
            {
                merged.Add(mri);
            }
        }

        return merged;
    }

    [GeneratedRegex(@"\b(?:MRIs?|magnetic resonance(?: imaging)?|scans?|(?<=brain |head |cranial |spinal |cord |spine |surveillance |repeat |latest |recent )imaging|(?:most recent|latest|previous|last) one(?= \())\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Scan();

    [GeneratedRegex(@"\b(?:CT|PET|bladder|bone|DEXA|DXA|ultrasound|OCT|DAT|CAT|thyroid|renal|liver|baby|anomaly|dating)[ -](?:\w+[ -])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotMagnetic();

    [GeneratedRegex(@"[.;]|\b(?:previous|compared|earlier|whereas|while|follow-up)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Other();

    [GeneratedRegex(@"\b(?:request(?:ed|ing)?|arrang(?:e|ed|ing)|book(?:ed|ing)?|order(?:ed)?|due|await(?:ed|ing)?|pending|will (?:have|need|be|repeat|arrange|request|get|check|organise|ask)|to have|repeat (?:the |an? |her |his )?(?:mri|scan|imaging)[^.]{0,40}\bin (?:\w+ )?(?:weeks|months|years?|time)|in (?:six|three|twelve|\d+) months(?:' time)?|(?:next|annual|yearly) (?:mri|scan)|list(?:ed)? for|planned?|organis(?:e|ed)|suggest|recommend(?:ed)?|refer(?:red)? for|should have|would like (?:an? )?|i(?:'ll| will| shall)|we(?:'ll| will| shall)|chase|waiting for|waiting list)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Future();

    [GeneratedRegex(@"\b(?:show(?:s|ed|n|ing)|demonstrat\w+|reveal\w+|report(?:ed)?|was|were|performed|done|confirmed|stable|unchanged|no (?:new|enhanc\w+|change)|results?|lesions?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Done();

    [GeneratedRegex(@"\b(?:compar\w+ (?:to|with)|since|than (?:in|on)|relative to|diagnosed(?: in)?|started(?: in)?|diagnosis (?:was )?made(?: in)?|diagnosis(?: in| of)?|relapse (?:of|in)|onset(?: in)?|seen(?: in| on)?)(?: (?:the|that|his|her|previous|scan|mri|one|of|in|from|imaging))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotItsDate();

    [GeneratedRegex(@"\b(?:(?<brain>brain|head|cranial|cerebral|intracranial)|(?<neck>cervical(?:[ -](?:spine|spinal cord|cord))?|c-spine|neck)|(?<chest>thoracic(?:[ -](?:spine|spinal cord|cord))?|dorsal (?:spine|cord))|(?<low>lumbar(?! punct)(?:[ -]?(?:sacral)? ?spine)?|lumbosacral)|(?<all>(?:whole|entire|full)[ -](?:spine|spinal cord|cord|neuraxis))|(?<eye>orbits?|optic nerves?(?= with| and|,|:))|spine|spinal cord|cord)\b(?! lesion| atroph| relapse| syndrome)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Region();

    [GeneratedRegex(
        @"\b(?:(?<none>no|without(?: any| a)?|nil|absence of(?: any)?|not show(?:n)? any|not reveal any|free of)(?: evidence of| definite| clear| obvious| further| active)*(?: (?:enhancing|enlarging|active|enlarged|gadolinium[- ]enhancing))?(?:,? (?:or|and)(?: enlarging| enhancing| active)?)? new\b(?! symptom| relapse)|(?<n>" + FactNumbers.Pattern
        + @")(?: (?:definite|small|tiny|large|further))* new\b(?: (?!symptom|relapse)[\w-]+){0,4}? (?:lesions?|foc(?:us|i)|plaques?|areas?)|(?<one>a|another)(?: (?:single|small|tiny|definite|possible))* new\b(?: (?!symptom|relapse)[\w-]+){0,4}? (?:lesion|focus|plaque|area)|new lesions? ?[:=-]? ?(?<none>nil|none|0)\b|new(?: (?!symptom|relapse|or )[\w-]+){0,4}? (?:lesions|foci|plaques))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex NewLesions();

    [GeneratedRegex(
        @"(?<none>\bno new or (?:gadolinium[- ])?(?:enhancing|active)|\b(?:no|none|without(?: any)?|nil|neither|not|nor|absence of|non)(?: of (?:which|these|them))?[ -](?:new or |or new |evidence of |was |were |pathological |abnormal |active |gadolinium[- ]?|gad[- ]?|contrast[- ]?|showed |lesions? |any |definite )*(?:enhanc\w+)|\bnew (?:or|and) no enhanc\w+)|(?<all>\b(?:both|all)(?: of which| of these)?(?: \w+)? enhanc\w+)|\b(?<n>"
        + FactNumbers.Pattern + @")(?: of (?:which|these|them|the lesions))?(?: (?:lesions?|was|were|is|are|showed|shows|with|gadolinium|gad|contrast|showing|of which|definite)[- ]?)*[ -]?enhanc\w+|(?<one>\ban?|single) (?:gadolinium[- ])?enhancing|\benhanc(?:ing lesions?|ement)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Enhancing();
}
