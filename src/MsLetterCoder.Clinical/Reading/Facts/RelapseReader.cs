using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads relapses: how many in a period, and each that is dated, with its treatment.</summary>
internal static partial class RelapseReader
{
    private const string Noun = @"(?:relapses?|(?<!panic |heart |asthma |anxiety |isch[a]?emic |gout |vertigo |drop )attacks?|exacerbations?|flare-?ups?)\b";

    private static readonly SearchValues<string> Words = SearchValues.Create(["relaps", "attack", "exacerbation", "flare"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Drugs = ["methylprednisolone", "prednisolone", "dexamethasone", "corticotropin", "tetracosactide"];

    public static (IReadOnlyList<RelapseFact> Relapses, IReadOnlyList<CountFact> Counts) Read(FactSource source)
    {
        var relapses = new List<RelapseFact>();
        var counts = new List<(CountFact Fact, int Start, int End)>();
        var here = new List<(CountFact Fact, int Start, int End)>();
        foreach (int sentence in source.With(Words))
        {
            here.Clear();
            CountReader.Find(source, sentence, Counted(), here);
            counts.AddRange(here);
            Dated(source, sentence, here, relapses);
            for (int next = sentence + 1; next < source.Count && next <= sentence + 3 && Sequel().IsMatch(Opening(source, next)) && !HasWord(source, next); next++)
            {
                Dated(source, next, [], relapses, sequel: true);
            }
        }

        return ([.. relapses.DistinctBy(r => r.Date.ToString())], [.. counts.Select(c => c.Fact).DistinctBy(c => (c.Count, c.High, c.Since, c.Within))]);
    }

    private static ReadOnlySpan<char> Opening(FactSource source, int sentence) => source.Text.AsSpan(source.Start(sentence), source.End(sentence) - source.Start(sentence));

    private static bool HasWord(FactSource source, int sentence) => Opening(source, sentence).IndexOfAny(Words) >= 0;

    private static void Dated(FactSource source, int sentence, List<(CountFact Fact, int Start, int End)> counts, List<RelapseFact> relapses, bool sequel = false)
    {
        int start = source.Start(sentence);
        int end = source.End(sentence);
        Match word = source.Match(Event(), start, end);
        int anchor = word.Success ? word.Index : start;
        if ((!word.Success && !sequel) || counts.Any(c => c.Fact.Count == 0) || IsDoubted(source, start, anchor) || source.IsConditional(sentence, anchor) || source.IsOthers(sentence, anchor))
        {
            return;
        }

        List<DatePhrase> dates = [.. source.Dates(sentence).Where(d => IsEvent(source, d, counts, start, sequel, end))];
        for (int i = 0; i < dates.Count; i++)
        {
            int from = i == 0 && dates.Count == 1 ? start : dates[i].End;
            int to = i + 1 < dates.Count ? dates[i + 1].Start : end;
            (bool? treated, string? drug) = Treatment(source, from, to);
            if (treated is null && i == dates.Count - 1 && sentence + 1 < source.Count && Treating().IsMatch(Opening(source, sentence + 1)))
            {
                (treated, drug) = Treatment(source, source.Start(sentence + 1), source.End(sentence + 1));
            }

            relapses.Add(new RelapseFact { Date = dates[i].Date, Treated = treated, Treatment = drug, Span = source.Original(dates[i].Start, dates[i].End) });
        }
    }

    private static bool IsDoubted(FactSource source, int start, int anchor)
    {
        int lead = Math.Max(start, anchor - 30);
        return Doubted().IsMatch(source.Text.AsSpan(lead, anchor - lead));
    }

    private static bool IsEvent(FactSource source, DatePhrase date, List<(CountFact Fact, int Start, int End)> counts, int start, bool sequel, int end)
    {
        if (source.Today is { } today && date.Date.First > today)
        {
            return false;
        }

        int lead = Math.Max(start, date.Start - 24);
        if (Outside().IsMatch(source.Text.AsSpan(lead, date.Start - lead)))
        {
            return false;
        }

        foreach ((CountFact fact, int from, int to) in counts)
        {
            if (date.Start < to && from < date.End && !(fact.Count == 1 && fact.Within is not null))
            {
                return false;
            }

            // 'In 2023 she had two relapses' says when both were, not one of them.
            if (fact.Within is { } within && within == date.Date && fact.Count != 1)
            {
                return false;
            }
        }

        if (sequel)
        {
            return true;
        }

        // The relapse nearest to the date, with no other event between them.
        int nearest = int.MaxValue;
        int between = 0;
        for (Match word = source.Match(Event(), start, end); word.Success; word = word.NextMatch())
        {
            int gap = word.Index >= date.End ? word.Index - date.End : date.Start - word.Index - word.Length;
            if (gap >= 0 && gap < nearest)
            {
                (nearest, between) = (gap, word.Index >= date.End ? date.End : word.Index + word.Length);
            }
        }

        foreach (PlacedAnchor drug in source.In(source.SentenceAt(start)))
        {
            // 'Rebif (2010-2014, two relapses)': the years of a drug.
            if (drug.Kind == FactAnchorKind.Drug && !Drugs.Contains(drug.Key) && ((drug.End <= date.Start && date.Start - drug.End < 30) || (drug.Start >= between && drug.End <= between + nearest)))
            {
                return false;
            }
        }

        return nearest < 200 && !OtherEvent().IsMatch(source.Text.AsSpan(between, nearest));
    }

    private static (bool? Treated, string? Drug) Treatment(FactSource source, int from, int to)
    {
        ReadOnlySpan<char> words = source.Text.AsSpan(from, to - from);
        if (Untreated().IsMatch(words))
        {
            return (false, null);
        }

        foreach (PlacedAnchor anchor in source.In(source.SentenceAt(from)))
        {
            if (anchor.Start >= from && anchor.End <= to && Drugs.Contains(anchor.Key) && anchor.State is not (FactState.Absent or FactState.Hypothetical or FactState.Family))
            {
                return (true, anchor.Key);
            }
        }

        return Steroids().IsMatch(words) ? (true, "steroids") : Treated().IsMatch(words) ? (true, null) : (null, null);
    }

    [GeneratedRegex(
        "(?:" + CountReader.Denial + CountReader.Adjectives + " " + Noun + "|" + CountReader.Amount + CountReader.Adjectives + @" (?:" + Noun + @"|clinical relapses?)|\brelapses?" + CountReader.Answer
        + @"|(?<neg>\brelapse[- ]free|\b(?:has not|hasn't|have not|had not|not) (?:relapsed|had a relapse|had any relapses)))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:relapse[sd]?|relapse (?:history|dates?)|(?<!panic |heart |asthma |anxiety |isch[a]?emic |gout |vertigo |drop )attacks?|exacerbations?|flare-?ups?)\b(?! rate)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Event();

    [GeneratedRegex(@"^(?:\W|\d)*(?:(?:the|her|his) (?:first|second|third|fourth|other|last|latest|most recent|former|latter|previous|next)\b|another\b|(?:first|second|third)[ ,:-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Sequel();

    [GeneratedRegex(@"^\W*(?:it|this|that|these|he|she|i|we|they|neither|both|treated|not treated|no (?:steroids|treatment)|steroids|you)\b.{0,60}(?:treat|steroid|methylpred|prednis|spontaneous|conservativ)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, PatternLimits.Milliseconds)]
    private static partial Regex Treating();

    [GeneratedRegex(@"\b(?:since|until|till|before|prior to|after|following|from|by|born|diagnosed(?: in)?|started(?: in)?|onset(?: in)?|seen(?: in)?|mri(?: brain)?(?: scan)?(?: of| in| from)?|scan(?: of| in)?|due(?: in)?)[ ,:(]*(?:the |about |around |early |late )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Outside();

    [GeneratedRegex(@"\b(?:diagnos\w+|start\w*|commenc\w+|stopp\w+|switch\w+|mri|scans?|reviewed|saw|clinic|infusions?|edss|since|until|onset|pregnan\w+|deliver\w+|escalat\w+|jcv?|appointment|married|born)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex OtherEvent();

    [GeneratedRegex(@"\b(?:not (?:been |actively )?treated|untreated|without (?:any |specific |the need for |needing )*(?:treatment|steroids?|intervention)|(?:no|nil) (?:specific |active )?(?:treatment|steroids)|neither (?:was |were |required |needed |of which )|(?:did not|didn't|never) (?:need|require|have|receive|take|want|get) (?:any )?(?:treatment|steroids?|treating)|not (?:given|requiring|require) (?:any )?(?:steroids|treatment)|conservativ\w+|not treated|spontaneous\w*|on its own|by itself|of its own accord|self-limiting|not (?:offered|prescribed) steroids)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Untreated();

    [GeneratedRegex(@"(?:\b(?:question of|possible|suspected|query|potential|\w*whether|risk of|not (?:a|in keeping with a)|pseudo|rather than a?)(?: an?| another| further| new)* ?-?|\? ?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Doubted();

    [GeneratedRegex(@"\bsteroids?\b|\bivmp\b|\bmethylpred\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Steroids();

    [GeneratedRegex(@"\b(?:treated|plasma exchange|plex)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Treated();
}
