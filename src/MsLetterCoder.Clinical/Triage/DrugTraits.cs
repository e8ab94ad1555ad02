using System.Globalization;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>What the patient's drugs mean for red flags, from Knowledge/drug-traits.tsv.</summary>
internal sealed class DrugTraits
{
    /// <summary>Any disease-modifying drug.</summary>
    public const string Dmt = "dmt";

    /// <summary>No disease-modifying drug is known.</summary>
    public const string Unknown = "unknown";

    /// <summary>Lowers resistance to infection.</summary>
    public const string Immunosuppressive = "immunosuppressive";

    /// <summary>May still harm a pregnancy.</summary>
    public const string Pregnancy = "pregnancy";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        Dmt, Unknown, Immunosuppressive, Pregnancy, "pml", "s1p", "itp", "late_autoimmune", "baclofen", "steroid", "antiepileptic", "severe_rash",
    };

    private DrugTraits(IReadOnlyList<DrugTrait> rows) => Rows = rows;

    /// <summary>All rows, in the order of the file.</summary>
    public IReadOnlyList<DrugTrait> Rows { get; }

    /// <summary>True for a trait's name.</summary>
    public static bool IsKnown(string trait) => Names.Contains(trait);

    /// <summary>Reads drug, trait, tail in days, source, date.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static DrugTraits Load(KnowledgeFile file, ConceptInventory concepts)
    {
        var rows = new List<DrugTrait>();
        foreach (KnowledgeRow row in file.Rows)
        {
            bool tail = int.TryParse(row.Cell(2), NumberStyles.None, CultureInfo.InvariantCulture, out int days);
            bool date = DateOnly.TryParseExact(row.Cell(4), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly asOf);
            if (concepts.Find(row.Cell(0)) is null || !IsKnown(row.Cell(1)) || !tail || !date || row.Cell(3).Length == 0)
            {
                throw row.Error("a row is a known drug, a known trait, days, a source and a date");
            }

            rows.Add(new DrugTrait(row.Cell(0), row.Cell(1), days, row.Cell(3), asOf));
        }

        return new DrugTraits(rows);
    }

    /// <summary>Traits that hold for drugs that are named as the patient's and drugs known of. Where one is said to be taken now, drugs that are only talked of do not count. A drug whose last dose
    /// is dated counts within the tail of each trait, one without a date counts. Without any disease-modifying drug that counts the person is read as immunosuppressed (triage.md, 'Drugs').</summary>
    /// <param name="theirs">Mentions that may be the patient's drugs.</param>
    /// <param name="history">Drugs known of from outside the message.</param>
    /// <param name="concepts">The inventory.</param>
    /// <param name="daysSince">Fewest days since the last dose that the message tells, by key; null: it tells none.</param>
    public HashSet<string> Of(IEnumerable<Mention> theirs, DrugHistory history, ConceptInventory concepts, IReadOnlyDictionary<string, int>? daysSince = null)
    {
        bool IsDmt(string key) => concepts.Find(key)?.MsRole == Dmt;
        List<Mention> named = [.. theirs.Where(m => m.Key is not null)];
        bool taken = history.Known.Any(IsDmt) || named.Exists(m => m.Context is MentionContext.Present && IsDmt(m.Key!));
        HashSet<string> drugs = [.. history.Known, .. history.LastDoses.Keys, .. named.Where(m => !taken || m.Context is not (MentionContext.Planned or MentionContext.Hypothetical)).Select(m => m.Key!)];
        var traits = new HashSet<string>(Rows.Where(r => drugs.Contains(r.Drug) && (Since(r.Drug) is not { } since || since <= r.TailDays)).Select(r => r.Trait), StringComparer.Ordinal);
        if (drugs.Any(d => IsDmt(d) && Since(d) is null))
        {
            traits.Add(Pregnancy);
        }

        if (drugs.Any(d => IsDmt(d) && (Since(d) is not { } since || Rows.Any(r => r.Drug == d && since <= r.TailDays))))
        {
            traits.Add(Dmt);
        }
        else
        {
            traits.Add(Unknown);
            traits.Add(Immunosuppressive);
        }

        return traits;

        int? Since(string drug) => daysSince is not null && daysSince.TryGetValue(drug, out int told) ? told
            : history.LastDoses.TryGetValue(drug, out DateOnly last) && !history.Known.Contains(drug) && history.Received is { } today ? Math.Max(0, today.DayNumber - last.DayNumber) : null;
    }
}
