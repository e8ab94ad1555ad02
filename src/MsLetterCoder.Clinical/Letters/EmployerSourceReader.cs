using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Finds what one analysed letter lets a letter to the employer say: mentions whose context is present, and what the letter states beside them. Everything else is left.</summary>
public sealed partial class EmployerSourceReader(LetterKnowledge knowledge, ConceptInventory concepts)
{
    /// <summary>A mention below this confidence is not told.</summary>
    private const double Sure = 0.5;

    /// <summary>Characters before a mention in which its subject is looked for.</summary>
    private const int SubjectReach = 160;

    /// <summary>The row a disease-modifying drug leads to: treatment, never its name.</summary>
    private const string TreatmentRow = "regular_treatment";

    private readonly StatedDetails _details = new(knowledge);

    /// <summary>Reads one.</summary>
    /// <param name="text">The clinic letter.</param>
    /// <param name="analysis">What the program says about it.</param>
    public EmployerSource Read(string text, DocumentAnalysis analysis)
    {
        List<Mention> mentions = [.. analysis.Mentions.Where(m => m.In == TextField.Text && m.Key is not null && !m.Restricted)];
        List<(string Key, Mention Mention)> rows = [.. mentions.Select(m => (RowKey(m.Key!), m)).Where(p => p.Item1 is not null).Select(p => (p.Item1!, p.m))];
        if (Problem(text, analysis, rows) is { } problem)
        {
            return new EmployerSource { Tellable = [], ClinicDate = analysis.Facts.ClinicDate, Problems = [problem] };
        }

        var told = new List<Tellable>();
        foreach (IGrouping<string, Mention> row in rows.Where(p => IsPresent(p.Mention)).GroupBy(p => p.Key, p => p.Mention, StringComparer.Ordinal))
        {
            HashSet<string> said = [.. row.Select(m => m.Key!)];
            List<TextSpan> against = [.. mentions.Where(m => m.Context == MentionContext.Absent && said.Contains(m.Key!) && m.Confidence.Value >= Sure).Select(m => m.Span)];
            told.Add(Of(row.Key, [.. row], text, mentions) with { Against = against, NearSomebodyElse = row.All(m => SomebodyElse(text, m.Span.Start)) });
        }

        return new EmployerSource
        {
            Tellable = [.. told.OrderBy(t => t.Words[0].Start).ThenBy(t => t.Key, StringComparer.Ordinal)],
            Diagnosis = Doubted().IsMatch(text) ? null : Diagnosis(mentions),
            ClinicDate = analysis.Facts.ClinicDate,
        };
    }

    private static bool IsPresent(Mention mention) => mention.Context == MentionContext.Present && mention.Confidence.Value >= Sure;

    /// <summary>True where the person named last before some words, in their paragraph, is not the patient.</summary>
    private static bool SomebodyElse(string text, int at)
    {
        int from = Math.Max(0, at - SubjectReach);
        string before = text[from..at];
        int paragraph = before.LastIndexOf("\n\n", StringComparison.Ordinal);
        before = paragraph < 0 ? before : before[paragraph..];
        Match other = Other().Match(before);
        return other.Success && !Patient().IsMatch(before[(other.Index + other.Length)..]);
    }

    private static LetterProblem? Problem(string text, DocumentAnalysis analysis, List<(string Key, Mention Mention)> rows)
    {
        if (PeopleInLetter.MoreThanOne(text))
        {
            return new LetterProblem(LetterProblemKind.TwoPeople, "This letter bears the details of more than one patient. Nobody can tell here which words are about whom: please use a letter about one person.", []);
        }

        bool relative = AboutRelative().IsMatch(text[..Math.Min(text.Length, 1500)]);
        if (analysis.Kind != DocumentKind.ClinicLetter && !relative)
        {
            return new LetterProblem(
                LetterProblemKind.NotALetter, "This does not read as a clinic letter: one has a date, an addressee, what was found and a close. A letter to an employer can only be written from a letter about a clinic visit.", []);
        }

        bool family = rows.Exists(r => r.Mention.Context == MentionContext.Family);
        bool present = rows.Exists(r => IsPresent(r.Mention));
        if (relative || (family && !present))
        {
            return new LetterProblem(LetterProblemKind.AboutRelative, "This letter tells of somebody else, such as a relative, and not of the person who asks. Please use a letter about the person.", []);
        }

        if (rows.Count == 0)
        {
            return new LetterProblem(LetterProblemKind.NothingNamed, "This letter names no symptom and no effect of treatment that a letter to an employer could explain. A newer or fuller clinic letter is needed.", []);
        }

        return present
            ? null
            : new LetterProblem(LetterProblemKind.NothingPresent, "Everything this letter names is denied, past, uncertain or still to come. A clinic letter that says what is there now is needed.", []);
    }

    private string? RowKey(string concept) =>
        knowledge.RowOf(concept)?.Key ?? (concepts.Find(concept) is { Kind: "drug", MsRole: "dmt" } ? TreatmentRow : null);

    private Tellable Of(string key, List<Mention> mentions, string text, List<Mention> all)
    {
        Tables.SymptomRow row = knowledge.Find(key)!;
        List<StatedDetails.Details> details = [.. mentions.Select(m => _details.Around(m, text, all))];

        // A detail that the row has no room for is not taken, so that the trace names nothing unsaid.
        string said = row.Phrase + row.Neutral;
        bool sided = said.Contains("{at}", StringComparison.Ordinal) || said.Contains("{place}", StringComparison.Ordinal);
        Stated place = sided ? One(details.Select(d => d.Place)) : Stated.None;
        Tables.PlaceRow? own = row.Places.GetValueOrDefault(mentions[0].Key!);
        var told = new Tellable
        {
            Key = key,
            Row = row,
            Words = [.. mentions.Select(m => m.Span)],
            Group = row.Group,
            Plain = $"I {row.Lead} {row.First}",
            SensitiveAs = row.IsSensitive ? row.SensitiveAs : null,
            Caution = row.IsSensitive ? knowledge.Caution(row.SensitiveAs) : null,
            Place = own ?? (place.Is ? knowledge.Places[place.Word] : null),
            PlaceStated = own is null ? place : Stated.None,
            Severity = said.Contains("{severity}", StringComparison.Ordinal) ? One(details.Select(d => d.Severity)) : Stated.None,
            Side = sided ? One(details.Select(d => d.Side)) : Stated.None,
            Pattern = One(details.Select(d => d.Pattern)),
            Trigger = One(details.Select(d => d.Trigger)),
        };
        return told with { Details = [.. Details(told)] };
    }

    private IEnumerable<StatedDetail> Details(Tellable told)
    {
        foreach ((string detail, Stated stated) in new[] { ("severity", told.Severity), ("side", told.Side), ("place", told.PlaceStated), ("pattern", told.Pattern), ("trigger", told.Trigger) })
        {
            if (stated.Is)
            {
                string plain = detail == "place" ? told.Place?.Unsaid is { Length: > 0 } unsaid ? unsaid : stated.Word : knowledge.Stated(detail, stated.Word)!.Plain;
                yield return new StatedDetail(told.KeyOf(detail), Placeholders.Voiced(plain, LetterVoice.First), stated.Span);
            }
        }
    }

    /// <summary>A detail that all places which state one state alike; nothing where they differ.</summary>
    private static Stated One(IEnumerable<Stated> stated)
    {
        List<Stated> all = [.. stated.Where(s => s.Is)];
        return all.Count > 0 && all.TrueForAll(s => s.Word == all[0].Word) ? all[0] : Stated.None;
    }

    private TextSpan? Diagnosis(List<Mention> mentions)
    {
        List<Mention> ms = [.. mentions.Where(m => knowledge.LeftOutOf(m.Key)?.As == "ms")];
        bool doubted = ms.Exists(m => m.Context is MentionContext.Absent or MentionContext.Possible && m.Confidence.Value >= Sure && m.Key == "ms");
        return !doubted && ms.Find(IsPresent) is { } stated ? stated.Span : null;
    }

    /// <summary>The last word for somebody else.</summary>
    [GeneratedRegex(@"\b(?:husband|wife|partner|son|daughter|sister|brother|mother|father|mum|dad|aunt|uncle|cousin|neighbour|friend|colleague|boss|manager|baby|grandson|granddaughter|nephew|niece)\b", RegexOptions.RightToLeft | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Other();

    [GeneratedRegex(@"\b(?:patient|this (?:lady|gentleman|man|woman)|Mr|Mrs|Ms|Miss|you|your|herself|himself)\b", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Patient();

    /// <summary>A sentence or line that takes the diagnosis back or doubts it: then a person must settle it before anybody is told.</summary>
    [GeneratedRegex(@"\b(?:multiple sclerosis|MS|[Dd]iagnosis|[Dd]iagnosed|[Ll]abel)\b[^.\n]{0,80}\b(?:withdrawn|retracted|revoked|removed|revised|rescinded|overturned|under review|reconsidered|in (?:some )?doubt|doubtful|mistaken|wrong(?:ly)?|incorrect|in error|no longer (?:hold|holds|stand|stands|tenable|valid|applies)|unlikely)\b|\b(?:withdraw\w*|retract\w*|remove|removed|revise|revised|doubt|doubted|question|questioned|mistaken|wrong(?:ly)?)\b[^.\n]{0,60}\b(?:multiple sclerosis|MS)\b|\b(?:not|never had) (?:MS|multiple sclerosis)\b|\bmisdiagnos\w+", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Doubted();

    [GeneratedRegex(@"\b(?:about|regarding|concerning|re:?)\s+your\s+(?:late\s+)?(?:mother|father|mum|dad|sister|brother|son|daughter|husband|wife|partner|aunt|uncle|grand\w+|cousin|niece|nephew)\b|^[^\n]{0,60}\b(?:saw|reviewed|seen|met|meeting|seeing)\s+your\s+(?:late\s+)?(?:mother|father|mum|dad|sister|brother|son|daughter|husband|wife|partner|aunt|uncle|grand\w+|cousin|niece|nephew)\b(?!\s*(?:too|as well|also|with you|there|again))", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex AboutRelative();
}
