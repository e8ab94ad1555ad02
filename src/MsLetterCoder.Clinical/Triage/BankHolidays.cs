using System.Collections.Frozen;
using System.Globalization;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>The bank holidays of each nation, from Knowledge/bank-holidays.tsv, which names its sources.</summary>
public sealed class BankHolidays
{
    private readonly FrozenDictionary<Nation, FrozenSet<DateOnly>> days;

    private BankHolidays(FrozenDictionary<Nation, FrozenSet<DateOnly>> days) => this.days = days;

    /// <summary>Reads the table built into the program.</summary>
    /// <exception cref="KnowledgeException">A row is malformed, or a nation has none; the message names the file.</exception>
    public static BankHolidays Load() => Load(KnowledgeFile.Open("bank-holidays.tsv"));

    /// <summary>The bank holidays of a nation.</summary>
    public IReadOnlySet<DateOnly> Of(Nation nation) => days[nation];

    /// <summary>The last day for which the table speaks: it holds whole years.</summary>
    public DateOnly LastDay(Nation nation) => new(days[nation].Max().Year, 12, 31);

    /// <summary>Reads a table.</summary>
    internal static BankHolidays Load(KnowledgeFile file)
    {
        Dictionary<Nation, HashSet<DateOnly>> found = Enum.GetValues<Nation>().ToDictionary(nation => nation, _ => new HashSet<DateOnly>());
        foreach (KnowledgeRow row in file.Rows)
        {
            if (!DateOnly.TryParseExact(row.Cell(0), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) || row.Cell(2).Length == 0)
            {
                throw row.Error("a row is a date, nations and a name");
            }

            foreach (string name in row.Cell(1).Split(' '))
            {
                if (!Enum.TryParse(name, out Nation nation) || !Enum.IsDefined(nation) || !found[nation].Add(day))
                {
                    throw row.Error($"'{name}' is no nation, or has this day twice");
                }
            }
        }

        return found.Values.All(set => set.Count > 0)
            ? new BankHolidays(found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet()))
            : throw new KnowledgeException($"{file.Name}: a nation has no bank holidays");
    }
}
