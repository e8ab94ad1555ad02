using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>A red flag, or a signal for others to read, that several things together raise: one of each group must be there, none of <paramref name="Unless"/>.
/// Items are concept keys, 'signal:NAME', 'drug:TRAIT', and 'flag:NAME' for a flag raised already, wherever it stands;
/// 'signal:NAME*2' asks for two sightings.</summary>
internal sealed record FlagCombination(string Raises, IReadOnlyList<IReadOnlyList<string>> Groups, IReadOnlyList<string> Unless, CombinationReach Reach)
{
    /// <summary>Prefix of red flags that are raised already, by phrases or by rows above.</summary>
    public const string FlagPrefix = "flag:";

    /// <summary>How many sentences away still counts as near: patients write short ones.</summary>
    private const int Beside = 2;

    private const string DrugPrefix = "drug:";

    /// <summary>Reads Knowledge/red-flag-combinations.tsv: what is raised, groups separated by blanks with '|' between alternatives, what must not be there, reach. A row that
    /// begins with '@' names a list of alternatives for the rows below it.</summary>
    public static IReadOnlyList<FlagCombination> Load(KnowledgeFile file, ConceptInventory concepts, IReadOnlySet<string> signals)
    {
        var combinations = new List<FlagCombination>();
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var raised = new HashSet<string>(signals, StringComparer.Ordinal);
        foreach (KnowledgeRow row in file.Rows)
        {
            string name = row.Cell(0);
            if (name.StartsWith('@'))
            {
                if (!lists.TryAdd(name, Items(row, row.Cell(1))))
                {
                    throw row.Error($"the list {name} is defined twice");
                }

                continue;
            }

            bool signal = name.StartsWith(Sightings.SignalPrefix, StringComparison.Ordinal);
            if (!signal && !RedFlagTable.IsKnown(name))
            {
                throw row.Error($"unknown red flag '{name}'");
            }

            string[][] groups = [.. row.Cell(1).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => Items(row, g))];
            CombinationReach reach = CombinationReach.Message;
            if (groups.Length == 0 || (row.Cell(3).Length > 0 && !Labels.TryRead(row.Cell(3), out reach)))
            {
                throw row.Error("a combination needs a group, and its reach is message, near or sentence");
            }

            combinations.Add(new FlagCombination(name, groups, Items(row, row.Cell(2)), reach));
            if (signal)
            {
                raised.Add(name[Sightings.SignalPrefix.Length..]);
            }
        }

        return combinations;

        IEnumerable<string> Expand(KnowledgeRow row, string item)
        {
            if (item.StartsWith('@'))
            {
                return lists.TryGetValue(item, out string[]? list) ? list : throw row.Error($"the list {item} is not defined above");
            }

            bool known = item.StartsWith(Sightings.SignalPrefix, StringComparison.Ordinal) ? raised.Contains(Sightings.NameOf(item)[Sightings.SignalPrefix.Length..])
                : item.StartsWith(DrugPrefix, StringComparison.Ordinal) ? DrugTraits.IsKnown(item[DrugPrefix.Length..])
                : item.StartsWith(FlagPrefix, StringComparison.Ordinal) ? RedFlagTable.IsKnown(item[FlagPrefix.Length..])
                : concepts.Find(item) is not null;
            return known ? [item] : throw row.Error($"unknown item '{item}'");
        }

        string[] Items(KnowledgeRow row, string cell) =>
            [.. cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(i => Expand(row, i))];
    }

    /// <summary>The sighting that anchors the combination, if it holds; <paramref name="counts"/> says which sightings count for what is raised.</summary>
    public Sighting? Find(Sightings seen, IReadOnlySet<string> drugs, Func<Sighting, bool> counts)
    {
        List<IReadOnlyList<string>> open = [.. Groups.Where(g => !g.Any(i => i.StartsWith(DrugPrefix, StringComparison.Ordinal) && drugs.Contains(i[DrugPrefix.Length..])))];
        if (open.Count == 0)
        {
            return null;
        }

        foreach (Sighting anchor in open[0].SelectMany(seen.Of).Where(counts))
        {
            bool Together(Sighting other) => counts(other) && IsWithin(anchor, other);
            bool Stands(string item) => item.StartsWith(DrugPrefix, StringComparison.Ordinal) ? drugs.Contains(item[DrugPrefix.Length..])
                : item.StartsWith(FlagPrefix, StringComparison.Ordinal) ? seen.Of(item).Count > 0
                : seen.Of(item).Any(s => Speaks(anchor, s));
            if (open.Skip(1).All(g => g.SelectMany(seen.Of).Any(Together)) && !Unless.Any(Stands))
            {
                return anchor;
            }
        }

        return null;
    }

    /// <summary>What must not be there must stand in the anchor's own sentence, unless the whole message counts: 'nineteen years' of MS say nothing of today's legs.</summary>
    private bool Speaks(Sighting anchor, Sighting against) =>
        Reach == CombinationReach.Message || (anchor.Field == against.Field && anchor.Sentence == against.Sentence);

    private bool IsWithin(Sighting anchor, Sighting other) => Reach switch
    {
        CombinationReach.Message => true,
        CombinationReach.Near => anchor.Field != other.Field || Math.Abs(anchor.Sentence - other.Sentence) <= Beside,
        _ => anchor.Field == other.Field && anchor.Sentence == other.Sentence,
    };
}
