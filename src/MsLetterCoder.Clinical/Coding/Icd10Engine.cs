using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Derives the ordered ICD-10 list from mentions by the rules of coding.md. Deterministic; knows no tariff. Without <paramref name="coding"/> it applies rules 1 to 9, by which gold lists are
/// made of gold mentions; with it also what only asks, warns or tidies: rules 10 and 13, pairs that do not go together, the nation's own standards.</summary>
public sealed class Icd10Engine(ConceptInventory concepts, CodingKnowledge? coding = null, Nation nation = Nation.England)
{
    /// <summary>The list and what was left out. <paramref name="primaryKey"/> is the main condition; null lets the first code in order be primary.</summary>
    public (IReadOnlyList<Icd10Entry> List, IReadOnlyList<Icd10LeftOut> LeftOut) Derive(string text, IReadOnlyList<Mention> mentions, string? primaryKey)
    {
        var leftOut = new List<Icd10LeftOut>();
        List<Icd10Draft> present = Present(text, mentions, leftOut);
        string? primary = Primary(present, primaryKey);
        List<Icd10Draft> kept = LeaveOut(present, primary, leftOut);
        List<Icd10Draft> ordered = Order(kept, primary, concepts.Find(primaryKey));
        ordered.AddRange(Histories(text, mentions, ordered, leftOut));
        bool main = primaryKey is not null && concepts.Find(primaryKey)?.Icd10.Count > 0;
        if (ordered.Count > 0)
        {
            ordered[0].Rule = main && ordered[0].Code.Value == primary ? Icd10Rules.Primary : Icd10Rules.FirstInOrder;
        }

        coding?.Complete(text, mentions, ConceptOf, nation, ordered, leftOut);
        WhyNot(mentions, leftOut);
        return ([.. ordered.Select((draft, i) => Entry(draft, i == 0, mentions))], leftOut);
    }

    /// <summary>The concept of a mention; the one place where codes of concepts beyond the inventory come in.</summary>
    private Concept? ConceptOf(Mention mention) => mention.Key is null ? concepts.FindImported(mention.SnomedId) : concepts.Find(mention.Key);

    private static Icd10Entry Entry(Icd10Draft draft, bool first, IReadOnlyList<Mention> mentions) => new()
    {
        Code = draft.Code,
        Primary = first,
        Ask = draft.Ask,
        Question = draft.Question,
        Confidence = Confidence(mentions, draft.Mentions),
        Rule = draft.Rule,
        Mentions = draft.Mentions,
        Warnings = draft.Warnings,
        Restricted = RestrictedCodes.Covers(draft.Code) || draft.Concepts.Exists(c => c.IsRestricted),
        Override = draft.Override,
    };

    private List<Icd10Draft> Present(string text, IReadOnlyList<Mention> mentions, List<Icd10LeftOut> leftOut)
    {
        var drafts = new List<Icd10Draft>();
        var asked = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Context != MentionContext.Present || mentions[i].In != TextField.Text || ConceptOf(mentions[i]) is not { } concept)
            {
                continue;
            }

            if (coding?.Labels.IsLabel(text, mentions[i], concept) == true)
            {
                AddLeftOut(leftOut, concept, Codes(concept), Icd10Rules.TestLabel, i, OverrideColumn.Icd10);
                continue;
            }

            if (concept.Icd10Ask is { } question)
            {
                if (!asked.TryGetValue(concept.Key, out List<int>? list))
                {
                    asked.Add(concept.Key, list = []);
                    leftOut.Add(new Icd10LeftOut
                    {
                        Code = question,
                        Rule = Icd10Rules.Ask,
                        Mentions = list,
                        Key = concept.Key,
                        Question = concept.AskQuestion,
                        Candidates = concept.AskCandidates,
                        Restricted = IsRestricted(concept),
                        Override = concept.OverrideOf(OverrideColumn.Ask),
                    });
                }

                list.Add(i);
            }

            foreach (Icd10Code code in concept.Icd10)
            {
                Icd10Draft? draft = drafts.Find(d => d.Code == code);
                if (draft is null)
                {
                    drafts.Add(draft = new Icd10Draft(code, Icd10Rules.Present));
                }

                draft.Add(i, concept);
            }
        }

        return drafts;
    }

    private string? Primary(List<Icd10Draft> present, string? primaryKey) =>
        concepts.Find(primaryKey) is { Icd10.Count: > 0 } main && present.Exists(d => d.Code == main.Icd10[0]) ? main.Icd10[0].Value : present.FirstOrDefault()?.Code.Value;

    private static List<Icd10Draft> LeaveOut(List<Icd10Draft> present, string? primary, List<Icd10LeftOut> leftOut)
    {
        var kept = new List<Icd10Draft>();
        foreach (Icd10Draft draft in present)
        {
            bool integral = draft.Code.Value != primary && draft.Concepts.TrueForAll(c => c.IntegralTo.Any(pattern => present.Exists(d => d != draft && CodePattern.Matches(d.Code.Value!, pattern))));
            if (integral)
            {
                leftOut.AddRange(draft.LeftOut(Icd10Rules.Integral));
            }
            else
            {
                kept.Add(draft);
            }
        }

        foreach (Icd10Draft draft in kept.ToArray())
        {
            bool unspecified = draft.Code.Value != primary && draft.Code.Value!.EndsWith(".9", StringComparison.Ordinal) && HasSpecifics(draft.Code)
                && kept.Exists(d => d != draft && d.Code.Category == draft.Code.Category);
            if (unspecified)
            {
                kept.Remove(draft);
                leftOut.AddRange(draft.LeftOut(Icd10Rules.Unspecified));
            }
        }

        return kept;
    }

    /// <summary>Chapters II (C, D00-D48), XIX (S, T), XX (V-Y) and XXI (Z) are exempt from rule 7.</summary>
    private static bool HasSpecifics(Icd10Code code) => code.Value![0] switch
    {
        'C' or 'S' or 'T' or 'V' or 'W' or 'X' or 'Y' or 'Z' => false,
        'D' => string.CompareOrdinal(code.Category, "D48") > 0,
        _ => true,
    };

    /// <summary>The primary code first, directly followed by the codes that are given together with it: a dagger keeps its asterisk, a combination its second part (rules 2 and 9).</summary>
    private static List<Icd10Draft> Order(List<Icd10Draft> kept, string? primary, Concept? mainConcept)
    {
        if (kept.Find(d => d.Code.Value == primary) is not { } main)
        {
            return kept;
        }

        Concept together = mainConcept is { Icd10.Count: > 0 } && mainConcept.Icd10[0] == main.Code ? mainConcept : main.Concepts[0];
        List<Icd10Draft> first = [main];
        if (together.Icd10.Count > 0 && together.Icd10[0] == main.Code)
        {
            first.AddRange(together.Icd10.Skip(1).Select(code => kept.Find(d => d.Code == code)).OfType<Icd10Draft>());
        }

        return [.. first, .. kept.Where(d => !first.Contains(d))];
    }

    private List<Icd10Draft> Histories(string text, IReadOnlyList<Mention> mentions, List<Icd10Draft> ordered, List<Icd10LeftOut> leftOut)
    {
        var histories = new List<Icd10Draft>();
        for (int i = 0; i < mentions.Count; i++)
        {
            Mention mention = mentions[i];
            if (mention.In != TextField.Text || ConceptOf(mention) is not { } concept)
            {
                continue;
            }

            (Icd10Code code, string rule, string column) = mention.Context switch
            {
                MentionContext.Past => (concept.Icd10History, Icd10Rules.History, OverrideColumn.History),
                MentionContext.Family => (concept.Icd10Family, Icd10Rules.Family, OverrideColumn.Family),
                _ => (default, "", ""),
            };
            if (code == default)
            {
                continue;
            }

            if (mention.Context == MentionContext.Family && !RelativeFinder.IsBlood(text, mention.Span))
            {
                AddLeftOut(leftOut, concept, code.ToString(), Icd10Rules.NotBlood, i, column);
            }
            else if (ordered.Exists(d => d.Code == code))
            {
                AddLeftOut(leftOut, concept, code.ToString(), Icd10Rules.Once, i, column);
            }
            else
            {
                Icd10Draft? draft = histories.Find(d => d.Code == code);
                if (draft is null)
                {
                    histories.Add(draft = new Icd10Draft(code, rule) { Column = column });
                }

                draft.Add(i, concept);
            }
        }

        return histories;
    }

    /// <summary>Says of every other mention of a concept with a code why it gave none (rule 12).</summary>
    private void WhyNot(IReadOnlyList<Mention> mentions, List<Icd10LeftOut> leftOut)
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            if (ConceptOf(mentions[i]) is not { HasCodes: true } concept)
            {
                continue;
            }

            string? rule = mentions[i] switch
            {
                { In: TextField.Subject } => Icd10Rules.Subject,
                { Context: MentionContext.Present } => concept.Icd10.Count == 0 && concept.Icd10Ask is null ? Icd10Rules.NoPresentCode : null,
                { Context: MentionContext.Past } => concept.Icd10History == default ? Icd10Rules.NoHistory : null,
                { Context: MentionContext.Family } => concept.Icd10Family == default ? Icd10Rules.NoFamily : null,
                { Context: var context } => Icd10Rules.NotCounted(context),
            };
            if (rule is not null)
            {
                AddLeftOut(leftOut, concept, Codes(concept), rule, i, OverrideColumn.Icd10);
            }
        }
    }

    private static string Codes(Concept concept)
    {
        IReadOnlyList<Icd10Code> codes = concept.Icd10.Count > 0 ? concept.Icd10 : concept.AskCandidates;
        return codes.Count > 0 ? string.Join(' ', codes) : (concept.Icd10History == default ? concept.Icd10Family : concept.Icd10History).ToString();
    }

    private static bool IsRestricted(Concept concept) => concept.IsRestricted || concept.Icd10.Concat(concept.AskCandidates).Any(RestrictedCodes.Covers);

    private static void AddLeftOut(List<Icd10LeftOut> leftOut, Concept concept, string code, string rule, int mention, string column)
    {
        int at = leftOut.FindIndex(l => l.Key == concept.Key && l.Rule == rule && l.Code == code);
        if (at >= 0)
        {
            leftOut[at] = leftOut[at] with { Mentions = [.. leftOut[at].Mentions, mention] };
            return;
        }

        leftOut.Add(new Icd10LeftOut { Code = code, Rule = rule, Key = concept.Key, Mentions = [mention], Restricted = IsRestricted(concept), Override = concept.OverrideOf(column) });
    }

    /// <summary>A code stands where any of its mentions is right.</summary>
    private static Confidence Confidence(IReadOnlyList<Mention> mentions, List<int> indexes)
    {
        double best = 0;
        foreach (int index in indexes)
        {
            best = Math.Max(best, mentions[index].Confidence.Value);
        }

        return new Confidence(best);
    }
}
