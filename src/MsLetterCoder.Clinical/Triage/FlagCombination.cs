using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>A red flag that several things together raise: one of each group must be there. A group's items are concept keys (present in the message), 'signal:NAME' or 'drug:NAME'.</summary>
internal sealed record FlagCombination(string Flag, IReadOnlyList<IReadOnlyList<string>> Groups, IReadOnlyList<string> Unless)
{
    /// <summary>Reads Knowledge/red-flag-combinations.tsv: flag, groups separated by blanks with '|' between alternatives, then what must not be there.</summary>
    public static IReadOnlyList<FlagCombination> Load(KnowledgeFile file, ConceptInventory concepts)
    {
        var combinations = new List<FlagCombination>();
        foreach (KnowledgeRow row in file.Rows)
        {
            if (!RedFlagTable.IsKnown(row.Cell(0)))
            {
                throw row.Error($"unknown red flag '{row.Cell(0)}'");
            }

            string[][] groups = [.. row.Cell(1).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => g.Split('|'))];
            string[] unless = row.Cell(2).Split('|', StringSplitOptions.RemoveEmptyEntries);
            if (groups.Length == 0)
            {
                throw row.Error("a combination needs at least one group");
            }

            foreach (string item in groups.SelectMany(g => g).Concat(unless))
            {
                bool known = item.StartsWith("signal:", StringComparison.Ordinal) || item.StartsWith("drug:", StringComparison.Ordinal) || concepts.Find(item) is not null;
                if (!known)
                {
                    throw row.Error($"unknown concept '{item}'");
                }
            }

            combinations.Add(new FlagCombination(row.Cell(0), groups, unless));
        }

        return combinations;
    }
}
