using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads the drugs of a letter as a timeline: each drug once, with status, dose, route, frequency, start, stop and reason.</summary>
internal static partial class TreatmentReader
{
    private const int FarthestLead = 70;
    private const int FarthestTail = 150;

    private static readonly string[] Courses = ["alemtuzumab", "cladribine"];
    private static readonly string[] RelapseDrugs = ["methylprednisolone", "prednisolone", "dexamethasone", "corticotropin", "tetracosactide"];

    public static IReadOnlyList<TreatmentFact> Read(FactSource source)
    {
        var said = new List<(TreatmentFact Fact, bool Strong)>();
        TreatmentStatus? before = null;
        for (int i = 0; i < source.Anchors.Count; i++)
        {
            PlacedAnchor drug = source.Anchors[i];
            if (!IsDrug(drug))
            {
                continue;
            }

            int previous = i - 1;
            while (previous >= 0 && !IsDrug(source.Anchors[previous]))
            {
                previous--;
            }

            int next = i + 1;
            while (next < source.Anchors.Count && !IsDrug(source.Anchors[next]))
            {
                next++;
            }

            PlacedAnchor? last = previous >= 0 && source.Anchors[previous].Sentence == drug.Sentence ? source.Anchors[previous] : null;
            PlacedAnchor? following = next < source.Anchors.Count && source.Anchors[next].Sentence == drug.Sentence ? source.Anchors[next] : null;
            if (One(source, drug, last, following, last is null ? null : before) is { } found)
            {
                said.Add(found);
                before = found.Fact.Status;
            }
            else
            {
                before = null;
            }
        }

        return [.. said.GroupBy(s => s.Fact.Drug).Select(TreatmentMerge.Of)];
    }

    /// <summary>A drug with a name; 'disease-modifying treatment' is none.</summary>
    private static bool IsDrug(PlacedAnchor anchor) => anchor.Kind == FactAnchorKind.Drug && anchor.Key is not ("disease_modifying_therapy" or "contraception" or "hrt" or "immunosuppressant");

    private static (TreatmentFact Fact, bool Strong)? One(FactSource source, PlacedAnchor drug, PlacedAnchor? last, PlacedAnchor? next, TreatmentStatus? before)
    {
        int sentence = drug.Sentence;
        if (!source.IsClinical(sentence) || drug.State == FactState.Family || source.IsOthers(sentence, drug.Start))
        {
            return null;
        }

        Section section = source.SectionOf(sentence);
        string text = source.Text;
        int leadStart = Math.Max(Math.Max(source.Start(sentence), last?.End ?? 0), drug.Start - FarthestLead);
        int tailEnd = Math.Min(Math.Min(source.End(sentence), next?.Start ?? int.MaxValue), drug.End + FarthestTail);
        ReadOnlySpan<char> lead = text.AsSpan(leadStart, drug.Start - leadStart);
        int semicolon = lead.LastIndexOf(';');
        leadStart += semicolon + 1;
        lead = lead[(semicolon + 1)..];

        // What stands in brackets behind another drug is that drug's.
        int bracket = last is null ? -1 : lead.LastIndexOf(')');
        if (bracket >= 0 && lead[..bracket].Contains('('))
        {
            leadStart += bracket + 1;
            lead = lead[(bracket + 1)..];
        }

        if (IsTest(source, drug, tailEnd))
        {
            return null;
        }

        // A list that shares one verb: 'baclofen, gabapentin and senna were stopped'.
        ReadOnlySpan<char> tail = text.AsSpan(drug.End, tailEnd - drug.End);
        int clause = tail.IndexOf(';');
        clause = clause >= 0 ? clause : tail.IndexOf(" full stop", StringComparison.OrdinalIgnoreCase);
        if (clause >= 0)
        {
            tail = tail[..clause];
            tailEnd = drug.End + clause;
        }

        bool opens = leadStart == source.Start(sentence) || last is null;
        TreatmentStatus? left = TreatmentWords.Before(lead, section == Section.Plan || opens, out bool talk, out bool strong);
        if (left == TreatmentStatus.Stopped && section == Section.Medication && lead.TrimStart(" -*•0123456789.)\n").IsEmpty)
        {
            left = null;
        }

        TreatmentStatus? right = TreatmentWords.Behind(tail);
        if (TreatmentWords.IsTalk(tail) && right is null or TreatmentStatus.Current && left is null)
        {
            return null;
        }

        bool range = TreatmentDates.Years(tail, out PartialDate? from, out PartialDate? to, out bool ongoing);
        bool listed = section == Section.Medication;
        TreatmentStatus? status = right is TreatmentStatus.Stopped or TreatmentStatus.Declined or TreatmentStatus.Planned && !talk ? right
            : range && !ongoing ? TreatmentStatus.Stopped
            : left ?? (talk && right != TreatmentStatus.Declined ? null : right);
        if (status is null && !talk && last is { } l && before is { } shared && And().IsMatch(text.AsSpan(l.End, drug.Start - l.End)))
        {
            status = shared;
        }

        if (talk && status is null && !(listed && drug.State == FactState.Present))
        {
            return null;
        }

        bool sure = status is not null && strong;
        if (Label(source, sentence, drug.Start) is { } label && (status is null or TreatmentStatus.Current))
        {
            (status, sure) = (label, true);
        }

        bool two = Courses.Contains(drug.Key) && TwoYears().IsMatch(tail);
        if (two)
        {
            (status, sure) = (TreatmentStatus.Stopped, true);
        }
        else if (RelapseDrugs.Contains(drug.Key) && status is TreatmentStatus.Current or null && drug.State is FactState.Present or FactState.Past && !listed && section != Section.Plan && Given().IsMatch(lead))
        {
            status = TreatmentStatus.Stopped;
        }

        bool byState = status is null;
        status ??= section == Section.Allergy ? null : ByState(drug.State, listed);
        if (status is not { } sta || (section == Section.Allergy && !sure))
        {
            return null;
        }

        int cut = TreatmentOnwards.From(text, drug.End, tailEnd);
        (double? dose, string? unit) = DoseReader.Dose(text, drug.End, cut, leadStart, drug.Start);
        if (byState && sta == TreatmentStatus.Planned && section != Section.Plan && dose is not null && DoseReader.Frequency(text, drug.End, Math.Min(cut, drug.End + 90)) is not null)
        {
            sta = TreatmentStatus.Current;
        }

        string? route = DoseReader.Route(text, Math.Max(leadStart, drug.Start - 14), drug.Start) ?? DoseReader.Route(text, drug.Start, cut);
        string? often = DoseReader.Frequency(text, drug.End, Math.Min(cut, drug.End + 90));
        PartialDate? started = from;
        PartialDate? stopped = to;
        TreatmentDates.Read(source, drug, leadStart, tailEnd, sta, listed, two, last is null, ref started, ref stopped);
        StopReason? reason = sta == TreatmentStatus.Stopped ? TreatmentWords.Reason(text.AsSpan(drug.End, cut - drug.End)) : null;
        return (new TreatmentFact
        {
            Drug = drug.Key,
            Status = sta,
            Dose = dose,
            Unit = unit,
            Route = route,
            Frequency = often,
            Started = started,
            Stopped = sta == TreatmentStatus.Stopped ? stopped : null,
            StopReason = reason,
            Span = drug.Anchor.Span,
            Evidence = [source.Original(leadStart, tailEnd)],
        }, sure || listed);
    }

    private static TreatmentStatus? ByState(FactState state, bool listed) => state switch
    {
        FactState.Present => TreatmentStatus.Current,
        FactState.Past => TreatmentStatus.Stopped,
        FactState.Planned => TreatmentStatus.Planned,
        FactState.Possible when listed => TreatmentStatus.Current,
        _ => null,
    };

    /// <summary>'Vitamin D 45 nmol/L' is a result.</summary>
    private static bool IsTest(FactSource source, PlacedAnchor drug, int tailEnd) =>
        drug.Key is "vitamin_d" && !Amounts().IsMatch(source.Text.AsSpan(drug.End, Math.Min(40, tailEnd - drug.End))) && Result().IsMatch(source.Text.AsSpan(drug.End, Math.Min(60, tailEnd - drug.End)));

    /// <summary>What the last label before a drug says: 'Previous DMTs:', 'Current treatment:'.</summary>
    private static TreatmentStatus? Label(FactSource source, int sentence, int drug)
    {
        TreatmentStatus? last = null;
        for (Match match = source.Match(ListLabel(), source.Start(sentence), drug); match.Success; match = match.NextMatch())
        {
            last = match.Groups["old"].Success ? TreatmentStatus.Stopped : TreatmentStatus.Current;
        }

        return last;
    }

    [GeneratedRegex(@"\b(?:treated|treatment|given|course|had|received|pulse|needed|required|with|iv|oral|responded)\b|^\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Given();

    [GeneratedRegex(@"^(?:,? ?and ?|, ?| ?/ ?| ?\+ ?| or )(?:also |then )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex And();

    [GeneratedRegex(@"\b(?:(?<old>previous|past|prior|former)|current|present|ongoing|other|regular|usual)\b[^:.,;\d]{0,36}:|\b(?:medications?|medicines|meds|drugs|treatment|dmt|rx)(?: now| at present)?:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex ListLabel();

    [GeneratedRegex(@"\b(?:19|20)\d\d ?(?:,|and|&|/|\+) ?(?:again in )?(?:19|20)\d\d\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TwoYears();

    [GeneratedRegex(@"\b(?:mg|mcg|units?|iu|micrograms?|µg|supplement\w*|tablets?|capsules?|daily|od|once)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"\b(?:levels?|nmol|low|replete|deficien\w+|insufficien\w+|normal|adequate|was|is|of)\b|^\W*\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Result();
}
