using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>For how long a message says that medicine lasts (triage.md, 'Events' and section 1).</summary>
/// <param name="KeyDrugDays">Days until baclofen, an antiepileptic, a steroid or an S1P modulator runs out; null where not said.</param>
/// <param name="DmtDays">Days until a disease-modifying drug does; null where not said.</param>
/// <param name="OutNow">True where the message says that something has run out already.</param>
internal readonly record struct SupplyLeft(int? KeyDrugDays, int? DmtDays, bool OutNow)
{
    private const string KeyDrugs = "floor_out_of_key_drug";
    private const string Dmts = "floor_out_of_dmt";

    /// <summary>Within so many days the last dose of a key drug cannot wait.</summary>
    private const int KeyDrugLimit = 2;

    /// <summary>Within so many days that of a disease-modifying drug is for soon.</summary>
    private const int DmtLimit = 7;

    /// <summary>Characters between a medicine and the words that say for how long it lasts.</summary>
    private const int Beside = 80;

    /// <summary>Reads it from the events of a message: a last dose is the nearest medicine's.</summary>
    public static SupplyLeft Of(IReadOnlyList<OwnWords> words, IReadOnlyList<MessageView> views, IReadOnlyList<MessageEvent> events, ClinicalKnowledge knowledge)
    {
        int? key = null;
        int? dmt = null;
        bool without = false;
        for (int i = 0; i < words.Count; i++)
        {
            List<(TextSpan Span, bool Key, bool Dmt)> drugs = Drugs(words[i], knowledge);
            MessageView view = views[i];
            IEnumerable<(TextSpan Span, int Days)> ends = events.Where(e => e is { Kind: EventKind.LastDose, InDays: not null } && e.In == view.Field).Select(e => (e.Span, e.InDays ?? 0))
                .Concat(view.Of(PhraseLabels.OutNow).Where(o => IsOfNow(view, o)).Select(o => (view.SpanOf(o), 0)));
            foreach ((TextSpan span, int days) in ends)
            {
                if (drugs.Count > 0 && drugs.MinBy(d => Far(d.Span, span)) is var drug && Far(drug.Span, span) <= Beside)
                {
                    key = drug.Key ? Least(key, days) : key;
                    dmt = drug.Dmt ? Least(dmt, days) : dmt;
                }
            }

            without |= view.Of(PhraseLabels.OutNow).Any() || view.Of(PhraseLabels.WithoutNow).Any();
        }

        return new SupplyLeft(key, dmt, without);
    }

    /// <summary>Medicines that a text names, and whether they are of those that must not run out.</summary>
    private static List<(TextSpan Span, bool Key, bool Dmt)> Drugs(OwnWords part, ClinicalKnowledge knowledge)
    {
        List<(TextSpan Span, bool Key, bool Dmt)> drugs = [.. part.Mentions.Where(m => knowledge.Concepts.Find(m.Key)?.Kind == "drug").Select(m => (m.Span, false, false))];
        foreach (PhraseMatch match in part.Matches)
        {
            PhrasePattern pattern = knowledge.Matcher[match.Pattern];
            if (pattern.List == PhraseList.Signal && pattern.Label is "drug_key" or "drug_dmt")
            {
                var span = new TextSpan(part.Text.Tokens[match.First].Start, part.Text.Tokens[match.End - 1].End);
                bool known = drugs.Exists(d => d.Span.Overlaps(span) && (d.Key || d.Dmt));
                (bool isKey, bool isDmt) = (pattern.Label == "drug_key" || drugs.Exists(d => d.Span.Overlaps(span) && d.Key), pattern.Label == "drug_dmt" || drugs.Exists(d => d.Span.Overlaps(span) && d.Dmt));
                drugs.RemoveAll(d => d.Span.Overlaps(span) && (known || !d.Key));
                drugs.Add((span, isKey, isDmt));
            }
        }

        return drugs;
    }

    private static bool IsOfNow(MessageView view, PhraseMatch match)
    {
        Sentence sentence = view.Text.Sentences[view.Text.SentenceOf(match.First)];
        ReadOnlySpan<char> said = view.SpanOf(sentence.First, sentence.End).In(view.Text.Text);
        return !said.Contains("year", StringComparison.OrdinalIgnoreCase) && !said.Contains("month", StringComparison.OrdinalIgnoreCase) && !said.Contains(" if ", StringComparison.OrdinalIgnoreCase);
    }

    private static int Far(TextSpan one, TextSpan other) => one.Overlaps(other) ? 0 : one.Start >= other.End ? one.Start - other.End : other.Start - one.End;

    /// <summary>What it sets: least urgency and reason.</summary>
    public IEnumerable<MessageFloor> Floors()
    {
        if (KeyDrugDays <= KeyDrugLimit)
        {
            yield return new MessageFloor(Urgency.SameDay, "out within two days of baclofen, an antiepileptic, a steroid or an S1P modulator: at least same_day");
        }

        if (DmtDays <= DmtLimit)
        {
            yield return new MessageFloor(Urgency.Soon, "a disease-modifying drug runs out within 7 days: at least soon");
        }
    }

    /// <summary>True where a rule that knows no day is overruled: the message says that the medicine lasts longer.</summary>
    public bool Overrules(UrgencyFloor floor) => !OutNow
        && ((floor.Signal == KeyDrugs && KeyDrugDays > KeyDrugLimit) || (floor.Signal == Dmts && DmtDays > DmtLimit));

    private static int Least(int? known, int days) => known is { } k && k < days ? k : days;
}
