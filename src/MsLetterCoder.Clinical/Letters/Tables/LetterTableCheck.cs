using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters.Tables;

/// <summary>Checks the tables of the employer letter against each other at start: what a letter would need and not find must stop the program, not the letter.</summary>
internal static class LetterTableCheck
{
    private static readonly string[] Kinds = ["finding", "procedure", "device"];

    private static readonly string[] Topics = ["named", "neutral", "access_to_work", "medical_report"];

    public static void Check(LetterKnowledge knowledge, ConceptInventory concepts)
    {
        HashSet<string> pages = [.. knowledge.Pages.Select(p => p.Id)];
        foreach (SymptomRow row in knowledge.Symptoms)
        {
            Symptom(knowledge, concepts, row);
            Sources("symptoms", row.Key, row.Sources, pages);
        }

        Cover(knowledge, concepts);
        foreach (EffectRow effect in knowledge.Effects)
        {
            Row(knowledge, "work-effects", effect.Row);
            Sources("work-effects", effect.Row, effect.Sources, pages);
        }

        foreach (TriggerRow trigger in knowledge.Triggers)
        {
            Row(knowledge, "triggers", trigger.Row);
            Sources("triggers", trigger.Row, trigger.Sources, pages);
            _ = knowledge.Stated("trigger", trigger.Trigger) ?? throw Wrong("stated-words", $"no words for the trigger '{trigger.Trigger}'");
        }

        foreach ((string row, _, _, IReadOnlyList<string> sources) in knowledge.Pairings)
        {
            Row(knowledge, "symptom-adjustments", row);
            Sources("symptom-adjustments", row, sources, pages);
        }

        knowledge.Adjustments.ToList().ForEach(a => Sources("adjustments", a.Key, a.Sources, pages));
        knowledge.StatedWords.ToList().ForEach(s => Sources("stated-words", s.Word, s.Sources, pages));
        knowledge.Places.Values.ToList().ForEach(p => Sources("places", p.Key, p.Sources, pages));
        Words(knowledge, pages);
    }

    private static void Symptom(LetterKnowledge knowledge, ConceptInventory concepts, SymptomRow row)
    {
        foreach (string concept in row.Concepts)
        {
            _ = concepts.Find(concept) ?? throw Wrong("symptoms", $"{row.Key}: unknown concept '{concept}'");
            if ((row.Phrase + row.Neutral).Contains("{place}", StringComparison.Ordinal) && !row.Places.ContainsKey(concept))
            {
                throw Wrong("symptoms", $"{row.Key}: {{place}} and no place for '{concept}'");
            }
        }

        if (row.IsSensitive && knowledge.Caution(row.SensitiveAs) is null)
        {
            throw Wrong("cautions", $"no words of caution for '{row.SensitiveAs}'");
        }

        if (!knowledge.EffectsOf(row.Key).Any(e => e.Work is null))
        {
            throw Wrong("work-effects", $"{row.Key} has no effect for any work");
        }

        foreach (WorkKind work in Enum.GetValues<WorkKind>())
        {
            if (knowledge.AdjustmentsOf(row.Key).Count(a => a.Fits([work])) < 2)
            {
                throw Wrong("symptom-adjustments", $"{row.Key} has fewer than two that fit {Labels.Of(work)}");
            }
        }

        if (!knowledge.AdjustmentsOf(row.Key).Any(a => a.Work.Count == 0))
        {
            throw Wrong("symptom-adjustments", $"{row.Key} has none that fits any work");
        }
    }

    /// <summary>Every symptom-like concept has a row, or stands among those left out with the reason: none is forgotten.</summary>
    private static void Cover(LetterKnowledge knowledge, ConceptInventory concepts)
    {
        foreach (LeftOutRow row in knowledge.LeftOut)
        {
            if (concepts.Find(row.Concept) is null || knowledge.RowOf(row.Concept) is not null)
            {
                throw Wrong("left-out", $"'{row.Concept}' is unknown, or has a row of its own");
            }
        }

        foreach (Concept concept in concepts.All.Where(c => Kinds.Contains(c.Kind)))
        {
            if (knowledge.RowOf(concept.Key) is null && knowledge.LeftOutOf(concept.Key) is null)
            {
                throw Wrong("symptoms", $"the concept '{concept.Key}' has no row and is not left out");
            }
        }
    }

    private static void Words(LetterKnowledge knowledge, HashSet<string> pages)
    {
        foreach (Nation nation in Enum.GetValues<Nation>())
        {
            foreach (string topic in Topics)
            {
                LawRow law = knowledge.LawRowOf(nation, topic) ?? throw Wrong("law", $"{nation} has no '{topic}'");
                Sources("law", $"{nation}/{topic}", law.Sources, pages);
            }
        }

        foreach (string trigger in knowledge.TriggerCues.Keys)
        {
            _ = knowledge.Stated("trigger", trigger) ?? throw Wrong("trigger-cues", $"unknown trigger '{trigger}'");
        }

        HashSet<string> groups = [.. knowledge.Symptoms.SelectMany(s => new[] { s.Key, "group:" + s.Group, "kind:" + s.SensitiveAs }), EmployerChoices.Diagnosis];
        foreach (WatchRow watch in knowledge.WatchWords)
        {
            foreach (string allowed in watch.Allowed.Where(a => !groups.Contains(a)))
            {
                throw Wrong("watch-words", $"{watch.What}: '{allowed}' is no row, group or kind");
            }
        }
    }

    private static void Row(LetterKnowledge knowledge, string table, string row) => _ = knowledge.Find(row) ?? throw Wrong(table, $"unknown row '{row}'");

    private static void Sources(string table, string row, IReadOnlyList<string> sources, HashSet<string> pages)
    {
        if (sources.Count == 0 || sources.FirstOrDefault(s => !pages.Contains(s)) is not null)
        {
            throw Wrong(table, $"{row}: no source, or one that sources.tsv does not have");
        }
    }

    private static KnowledgeException Wrong(string table, string words) => new($"letters/{table}.tsv: {words}.");
}
