using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Derives the ordered ICD-10 list from mentions by the rules of coding.md. Deterministic; knows no tariff.</summary>
public sealed class Icd10Engine(ConceptInventory concepts)
{
    /// <summary>The list and what was left out. <paramref name="primaryKey"/> is the main condition; null lets the first code in order be primary.</summary>
    public (IReadOnlyList<Icd10Entry> List, IReadOnlyList<Icd10LeftOut> LeftOut) Derive(string text, IReadOnlyList<Mention> mentions, string? primaryKey)
    {
        var leftOut = new List<Icd10LeftOut>();
        List<Draft> present = Present(mentions, leftOut);
        string? primary = Primary(present, primaryKey);
        List<Draft> kept = LeaveOut(present, primary, leftOut);
        List<Draft> ordered = Order(kept, primary, concepts.Find(primaryKey));
        ordered.AddRange(Histories(text, mentions, ordered, leftOut));
        bool main = primaryKey is not null && concepts.Find(primaryKey)?.Icd10.Count > 0;
        var list = new List<Icd10Entry>(ordered.Count);
        foreach (Draft draft in ordered)
        {
            bool first = list.Count == 0;
            list.Add(new Icd10Entry
            {
                Code = draft.Code,
                Primary = first,
                Confidence = Confidence(mentions, draft.Mentions),
                Rule = !first ? draft.Rule : main && draft.Code.Value == primary ? Icd10Rules.Primary : Icd10Rules.FirstInOrder,
                Mentions = draft.Mentions,
            });
        }

        return (list, leftOut);
    }

    private List<Draft> Present(IReadOnlyList<Mention> mentions, List<Icd10LeftOut> leftOut)
    {
        var drafts = new List<Draft>();
        var asked = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Context != MentionContext.Present || mentions[i].In != TextField.Text || concepts.Find(mentions[i].Key) is not { } concept)
            {
                continue;
            }

            if (concept.Icd10Ask is { } question)
            {
                if (!asked.TryGetValue(question, out List<int>? list))
                {
                    asked.Add(question, list = []);
                    leftOut.Add(new Icd10LeftOut { Code = question, Rule = Icd10Rules.Ask, Mentions = list });
                }

                list.Add(i);
            }

            foreach (Icd10Code code in concept.Icd10)
            {
                Draft? draft = drafts.Find(d => d.Code == code);
                if (draft is null)
                {
                    drafts.Add(draft = new Draft(code, Icd10Rules.Present));
                }

                draft.Mentions.Add(i);
                draft.Concepts.Add(concept);
            }
        }

        return drafts;
    }

    private string? Primary(List<Draft> present, string? primaryKey) =>
        concepts.Find(primaryKey) is { Icd10.Count: > 0 } main && present.Exists(d => d.Code == main.Icd10[0]) ? main.Icd10[0].Value : present.FirstOrDefault()?.Code.Value;

    private static List<Draft> LeaveOut(List<Draft> present, string? primary, List<Icd10LeftOut> leftOut)
    {
        var kept = new List<Draft>();
        foreach (Draft draft in present)
        {
            bool integral = draft.Code.Value != primary && draft.Concepts.TrueForAll(c => c.IntegralTo.Any(pattern => present.Exists(d => d != draft && Matches(d.Code.Value!, pattern))));
            if (integral)
            {
                leftOut.Add(new Icd10LeftOut { Code = draft.Code.ToString(), Rule = Icd10Rules.Integral, Mentions = draft.Mentions });
            }
            else
            {
                kept.Add(draft);
            }
        }

        foreach (Draft draft in kept.ToArray())
        {
            bool unspecified = draft.Code.Value != primary && draft.Code.Value!.EndsWith(".9", StringComparison.Ordinal) && HasSpecifics(draft.Code)
                && kept.Exists(d => d != draft && d.Code.Category == draft.Code.Category);
            if (unspecified)
            {
                kept.Remove(draft);
                leftOut.Add(new Icd10LeftOut { Code = draft.Code.ToString(), Rule = Icd10Rules.Unspecified, Mentions = draft.Mentions });
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

    private static bool Matches(string code, string pattern) =>
        pattern[^1] == '*' ? code.StartsWith(pattern[..^1], StringComparison.Ordinal) : code == pattern;

    /// <summary>The primary code first, directly followed by the codes that are given together with it: a dagger keeps its asterisk, a combination its second part (rules 2 and 9).</summary>
    private static List<Draft> Order(List<Draft> kept, string? primary, Concept? mainConcept)
    {
        if (kept.Find(d => d.Code.Value == primary) is not { } main)
        {
            return kept;
        }

        Concept together = mainConcept is { Icd10.Count: > 0 } && mainConcept.Icd10[0] == main.Code ? mainConcept : main.Concepts[0];
        List<Draft> first = [main];
        if (together.Icd10.Count > 0 && together.Icd10[0] == main.Code)
        {
            first.AddRange(together.Icd10.Skip(1).Select(code => kept.Find(d => d.Code == code)).OfType<Draft>());
        }

        return [.. first, .. kept.Where(d => !first.Contains(d))];
    }

    private List<Draft> Histories(string text, IReadOnlyList<Mention> mentions, List<Draft> ordered, List<Icd10LeftOut> leftOut)
    {
        var histories = new List<Draft>();
        for (int i = 0; i < mentions.Count; i++)
        {
            Mention mention = mentions[i];
            if (mention.In != TextField.Text || concepts.Find(mention.Key) is not { } concept)
            {
                continue;
            }

            (Icd10Code code, string rule) = mention.Context switch
            {
                MentionContext.Past => (concept.Icd10History, Icd10Rules.History),
                MentionContext.Family => (concept.Icd10Family, Icd10Rules.Family),
                _ => (default, ""),
            };
            if (code == default)
            {
                continue;
            }

            if (mention.Context == MentionContext.Family && !RelativeFinder.IsBlood(text, mention.Span))
            {
                leftOut.Add(new Icd10LeftOut { Code = code.ToString(), Rule = Icd10Rules.NotBlood, Mentions = [i] });
                continue;
            }

            if (ordered.Exists(d => d.Code == code))
            {
                continue;
            }

            Draft? draft = histories.Find(d => d.Code == code);
            if (draft is null)
            {
                histories.Add(draft = new Draft(code, rule));
            }

            draft.Mentions.Add(i);
        }

        return histories;
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

    private sealed class Draft(Icd10Code code, string rule)
    {
        public Icd10Code Code { get; } = code;

        public string Rule { get; } = rule;

        public List<int> Mentions { get; } = [];

        public List<Concept> Concepts { get; } = [];
    }
}
