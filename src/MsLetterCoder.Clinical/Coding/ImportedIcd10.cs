using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Adds the codes of present concepts that only an imported release knows, by its map; the curated table decides for the inventory's own concepts, and what a site's coders
/// corrected for theirs.</summary>
internal static class ImportedIcd10
{
    /// <summary>The lists with these codes behind the others; a code that is there already is not given twice, and an unspecified one not beside a specific one of its category (coding.md rule 7).</summary>
    public static (IReadOnlyList<Icd10Entry> List, IReadOnlyList<Icd10LeftOut> LeftOut) Add(
        IImportedTerms terms, ConceptInventory inventory, IReadOnlyList<Mention> mentions, IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut)
    {
        var codes = new List<Icd10Entry>(list);
        var others = new List<Icd10LeftOut>(leftOut);
        foreach (IGrouping<SnomedId, int> concept in Enumerable.Range(0, mentions.Count)
            .Where(i => mentions[i] is { Key: null, Context: MentionContext.Present, In: TextField.Text } && mentions[i].SnomedId != default)
            .GroupBy(i => mentions[i].SnomedId))
        {
            if (inventory.FindImported(concept.Key) is not null || terms.CodesOf(concept.Key) is not { } says)
            {
                continue;
            }

            int[] places = [.. concept];
            if (says.Candidates is { } candidates)
            {
                others.Add(new Icd10LeftOut { Code = candidates, Rule = says.Rule, Mentions = places });
            }
            else if (codes.Exists(c => c.Code != says.Code && c.Code.Category == says.Code.Category) && says.Code.Value!.EndsWith(".9", StringComparison.Ordinal))
            {
                others.Add(new Icd10LeftOut { Code = says.Code.ToString(), Rule = Icd10Rules.Unspecified, Mentions = places });
            }
            else if (!codes.Exists(c => c.Code == says.Code))
            {
                codes.Add(new Icd10Entry { Code = says.Code, Primary = codes.Count == 0, Confidence = new Confidence(places.Max(i => mentions[i].Confidence.Value)), Rule = says.Rule, Mentions = places });
            }
        }

        return (codes, others);
    }
}
