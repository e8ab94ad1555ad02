using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads the course of multiple sclerosis, and the dates of its first symptoms and of its diagnosis.</summary>
internal static partial class MsCourseReader
{
    private static readonly SearchValues<string> Courses = SearchValues.Create(["progressive", "remitting", "isolated syndrome", "RRMS", "SPMS", "PPMS"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Words =
        SearchValues.Create(["diagnos", "dx", "onset", "symptom", "presented", "confirmed", "began", "multiple sclerosis", "disease since"], StringComparison.OrdinalIgnoreCase);

    public static (NamedFact? Type, DatedFact? Onset, DatedFact? Diagnosed) Read(FactSource source)
    {
        NamedFact? type = Type(source);
        DatedFact? onset = null;
        (DatedFact? Fact, int Score) diagnosed = default;
        IEnumerable<int> named = source.Anchors.Where(a => a.Kind is FactAnchorKind.Ms or FactAnchorKind.MsCourse && source.IsClinical(a.Sentence)).Select(a => a.Sentence);
        foreach (int sentence in source.With(Words).Concat(named).Distinct().Order())
        {
            if (source.Dates(sentence).Count == 0)
            {
                continue;
            }

            onset ??= Onset(source, sentence);
            (DatedFact? fact, int score) = Diagnosed(source, sentence);
            if (score > diagnosed.Score)
            {
                diagnosed = (fact, score);
            }
        }

        return (type, onset, diagnosed.Fact);
    }

    private static NamedFact? Type(FactSource source)
    {
        (NamedFact? Fact, int Score) best = default;
        foreach (PlacedAnchor anchor in source.Anchors)
        {
            if (anchor.Kind != FactAnchorKind.MsCourse || anchor.State is FactState.Absent or FactState.Family or FactState.Hypothetical
                || !source.IsClinical(anchor.Sentence) || source.IsOthers(anchor.Sentence, anchor.Start))
            {
                continue;
            }

            string key = anchor.Key.StartsWith("cis", StringComparison.Ordinal) ? "cis" : anchor.Key;
            Consider(key, source.SectionOf(anchor.Sentence), anchor.State, anchor.Anchor.Span);
        }

        if (best.Fact is not null)
        {
            return best.Fact;
        }

        foreach (int sentence in source.With(Courses))
        {
            Match match = source.Match(Course(), source.Start(sentence), source.End(sentence));
            if (match.Success && !source.IsOthers(sentence, match.Index) && !source.IsConditional(sentence, match.Index))
            {
                string key = match.Groups["rr"].Success ? "rrms" : match.Groups["sp"].Success ? "spms" : "ppms";
                Consider(key, source.SectionOf(sentence), FactState.Present, source.Original(match.Index, match.Index + match.Length));
            }
        }

        return best.Fact;

        void Consider(string key, Section section, FactState state, Messages.TextSpan span)
        {
            int score = (section == Section.Diagnosis ? 8 : section is Section.Impression ? 3 : 0)
                + state switch { FactState.Present => 6, FactState.Possible => 2, _ => 1 } + key switch { "spms" => 2, "cis" or "ris" => -1, _ => 1 };
            if (score > best.Score)
            {
                best = (new NamedFact(key, span), score);
            }
        }
    }

    private static DatedFact? Onset(FactSource source, int sentence)
    {
        for (Match match = source.Match(First(), source.Start(sentence), source.End(sentence)); match.Success; match = match.NextMatch())
        {
            if (source.IsOthers(sentence, match.Index) || OtherThing().IsMatch(match.ValueSpan))
            {
                continue;
            }

            int end = match.Index + match.Length;
            foreach (DatePhrase date in source.Dates(sentence))
            {
                bool behind = date.Start >= end && date.Start - end < 60 && !Break().IsMatch(source.Text.AsSpan(end, date.Start - end));
                bool ahead = date.End <= match.Index && match.Index - date.End < 12 && !DiagnosisWord().IsMatch(source.Text.AsSpan(source.Start(sentence), date.Start - source.Start(sentence)));
                if ((behind || ahead) && IsPast(source, date))
                {
                    return new DatedFact(date.Date, source.Original(Math.Min(match.Index, date.Start), Math.Max(end, date.End)));
                }
            }
        }

        return null;
    }

    private static (DatedFact? Fact, int Score) Diagnosed(FactSource source, int sentence)
    {
        (DatedFact? Fact, int Score) best = default;
        bool listed = source.SectionOf(sentence) == Section.Diagnosis;
        for (Match match = source.Match(DiagnosisWord(), source.Start(sentence), source.End(sentence)); match.Success; match = match.NextMatch())
        {
            int end = match.Index + match.Length;
            if (source.IsOthers(sentence, match.Index) || OfSomethingElse(source, sentence, match.Index, end))
            {
                continue;
            }

            bool named = HasMs(source, sentence, source.Start(sentence), source.End(sentence));
            foreach (DatePhrase date in source.Dates(sentence))
            {
                bool behind = date.Start >= end && date.Start - end < 90 && !Break().IsMatch(source.Text.AsSpan(end, date.Start - end)) && !date.Equals(default);
                bool ahead = date.End <= match.Index && match.Index - date.End < 40 && !First().IsMatch(source.Text.AsSpan(source.Start(sentence), match.Index - source.Start(sentence)))
                    && !Break().IsMatch(source.Text.AsSpan(date.End, match.Index - date.End));
                if ((behind || ahead) && IsPast(source, date))
                {
                    int score = 4 + (named ? 3 : 0) + (behind ? 1 : 0) + (listed ? 1 : 0);
                    if (score > best.Score)
                    {
                        best = (new DatedFact(date.Date, source.Original(Math.Min(match.Index, date.Start), Math.Max(end, date.End))), score);
                    }

                    break;
                }
            }
        }

        if (best.Fact is not null)
        {
            return best;
        }

        // 'Relapsing remitting MS (2016)', 'RRMS since 2011': of a course or of MS itself, beside its name.
        foreach (PlacedAnchor anchor in source.In(sentence))
        {
            if (anchor.Kind is not (FactAnchorKind.Ms or FactAnchorKind.MsCourse) || anchor.State is FactState.Absent or FactState.Family or FactState.Hypothetical
                || source.IsOthers(sentence, anchor.Start))
            {
                continue;
            }

            foreach (DatePhrase date in source.Dates(sentence))
            {
                bool beside = date.Start >= anchor.End && date.Start - anchor.End < 30 && Beside().IsMatch(source.Text.AsSpan(anchor.End, date.Start - anchor.End)) && IsPast(source, date);
                bool since = beside && source.Text.AsSpan(anchor.End, date.Start - anchor.End).Contains("since", StringComparison.OrdinalIgnoreCase);
                bool closed = beside && (date.End >= source.Text.Length || source.Text[date.End] is ')' or ',' or '\n' or '.' or ';' or ' ');
                if (beside && (listed || since || source.Text[date.Start - 1] == '(') && closed && (anchor.Key != "spms" || !since))
                {
                    PartialDate doubtful = new(date.Date.Year, date.Date.Month, date.Date.Day, doubt: true);
                    return (new DatedFact(doubtful, source.Original(anchor.Start, date.End)), 3);
                }
            }
        }

        return default;
    }

    /// <summary>'Diagnosed with depression', 'hypothyroidism, diagnosed 2012'.</summary>
    private static bool OfSomethingElse(FactSource source, int sentence, int start, int end)
    {
        int to = Math.Min(source.End(sentence), end + 70);
        bool any = false;
        bool ms = false;
        foreach (PlacedAnchor anchor in source.In(sentence))
        {
            bool isMs = anchor.Kind is FactAnchorKind.Ms or FactAnchorKind.MsCourse;
            if (anchor.Start >= end && anchor.Start < to && (isMs || anchor.Kind == FactAnchorKind.Finding) && Linked().IsMatch(source.Text.AsSpan(end, anchor.Start - end)))
            {
                return !isMs;
            }

            if (anchor.End <= start && (isMs || anchor.Kind == FactAnchorKind.Finding))
            {
                ms |= isMs;
                any |= !isMs && start - anchor.End < 12;
            }
        }

        return any && !ms;
    }

    private static bool HasMs(FactSource source, int sentence, int from, int to)
    {
        foreach (PlacedAnchor anchor in source.In(sentence))
        {
            if (anchor.Start >= from && anchor.End <= to && anchor.Kind is FactAnchorKind.Ms or FactAnchorKind.MsCourse)
            {
                return true;
            }
        }

        return source.Text.AsSpan(from, to - from).Contains("MS", StringComparison.Ordinal);
    }

    private static bool IsPast(FactSource source, DatePhrase date) => source.Today is not { } today || date.Date.First <= today;

    [GeneratedRegex(@"\b(?:(?<rr>relapsing[ -]*(?:and |/ ?)?remitting)|(?<sp>secondary[ -]progressive|secondarily progressive)|(?<pp>primary[ -]progressive))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Course();

    [GeneratedRegex(@"\b(?:(?:ms )?symptoms?(?: of (?:ms|multiple sclerosis))? (?:first )?(?:began|started|appeared)|(?:first|initial|earliest|presenting|ms|original|onset of)(?: (?:ms|neurological|ever|had))? (?:symptoms?|event|manifestation|episode|attack)|symptoms?(?: of (?:ms|multiple sclerosis))? (?:first )?(?:onset|began|started|appeared|date back|dat(?:e|ed|ing) (?:back )?(?:to|from)|going back)|(?:year|date|age) of (?:symptom )?onset|(?<!\w-)(?:symptom |disease |ms )?onset\b(?! (?:ms|multiple))|first (?:became|noticed|developed|experienced) (?:symptoms|unwell)|ms began|(?:first )?presented)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex First();

    [GeneratedRegex(@"^first (?:episode|attack)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OtherThing();

    [GeneratedRegex(@"\b(?:(?:re-?)?diagnos(?:ed|is)(?: (?:was|of (?:ms|multiple sclerosis)))?|dx'?d?\b\.?|diag\.?|(?:year|date) of diagnosis|(?:disease|condition|ms|which was|was|,) confirmed|, made)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex DiagnosisWord();

    [GeneratedRegex(@"\n|;|\. |\b(?:relapse[sd]?|mri|scan|start\w*|commenc\w+|stopp\w+|treat\w+|switch\w+|seen|reviewed|symptoms|onset|diagnos\w+|secondary progressive since|presented|edss|on (?:tysabri|natalizumab)|since then|last|died|dmts?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Break();

    [GeneratedRegex(@"^:?(?: (?:with|of|as having|as|to have|was|a|an|having|the|in (?:\w+ )?(?:19|20)\d\d))* ?(?:[\w-]+ ){0,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Linked();

    [GeneratedRegex(@"^ ?(?:\(|,|:|-|since|from|\(since|- since|, since|\(dx|in)? ?(?:about |around |approximately |early |late |in |the )*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Beside();
}
