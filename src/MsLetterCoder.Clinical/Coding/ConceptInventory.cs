using System.Collections.Frozen;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>All concepts the program knows by key.</summary>
public sealed class ConceptInventory
{
    private readonly FrozenDictionary<string, Concept> _byKey;
    private readonly FrozenDictionary<SnomedId, Concept> _byId;
    private readonly FrozenDictionary<SnomedId, Concept> _imported;

    private ConceptInventory(List<Concept> concepts, IEnumerable<Concept> imported)
    {
        All = concepts;
        _byKey = concepts.ToFrozenDictionary(c => c.Key, StringComparer.Ordinal);
        _imported = imported.ToFrozenDictionary(c => c.SnomedId);
        _byId = concepts.Where(c => c.SnomedId != default).GroupBy(c => c.SnomedId).ToFrozenDictionary(g => g.Key, g => g.First());
    }

    /// <summary>All concepts, in the order of the file.</summary>
    public IReadOnlyList<Concept> All { get; }

    /// <summary>The concept of a key; null for an unknown one.</summary>
    public Concept? Find(string? key) => key is not null && _byKey.TryGetValue(key, out Concept? concept) ? concept : null;

    /// <summary>A concept of an imported release that has no key, as far as a site's coders gave it codes; null for any other.</summary>
    public Concept? FindImported(SnomedId id) => id != default && _imported.TryGetValue(id, out Concept? concept) ? concept : null;

    /// <summary>The inventory with a site's corrections.</summary>
    public ConceptInventory With(CodingOverrides overrides) => overrides.Count == 0
        ? this
        : new ConceptInventory([.. All.Select(overrides.Apply)], overrides.Imported);

    /// <summary>The first concept of an identifier; null for an unknown one.</summary>
    public Concept? Find(SnomedId id) => _byId.TryGetValue(id, out Concept? concept) ? concept : null;

    /// <summary>The inventory with the identifiers that an imported terminology has for it.</summary>
    public ConceptInventory With(IImportedTerms terms) =>
        new([.. All.Select(c => terms.IdentifierFor(c) is { } better ? c with { SnomedId = better.Id, SnomedNote = better.Note } : c)], _imported.Values);

    /// <summary>Reads the inventory built into the program.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static ConceptInventory Load() => Parse(KnowledgeFile.Open("concepts.tsv"));

    internal static ConceptInventory Parse(KnowledgeFile file)
    {
        var concepts = new List<Concept>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        string[]? header = null;
        foreach (KnowledgeRow row in file.Rows)
        {
            if (header is null)
            {
                header = [.. row.Cells];
                continue;
            }

            string Cell(string name)
            {
                int column = Array.IndexOf(header, name);
                return column < 0 ? throw row.Error($"the column '{name}' is missing") : row.Cell(column);
            }

            string key = Cell("key");
            SnomedId id = default;
            if (!keys.Add(key))
            {
                throw row.Error($"the key '{key}' stands twice");
            }

            if (Cell("sctid").Length > 0 && !SnomedId.TryParse(Cell("sctid"), out id))
            {
                throw row.Error("the SNOMED CT identifier fails its check digit or partition");
            }

            concepts.Add(new Concept
            {
                Key = key,
                SnomedId = id,
                Term = Cell("term"),
                Kind = Cell("kind"),
                Group = Cell("group"),
                Icd10 = [.. Cell("icd10").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => Code(row, c))],
                Icd10Ask = Text(Cell("icd10_ask")),
                Icd10History = Text(Cell("icd10_history")) is { } history ? Code(row, history) : default,
                Icd10Family = Text(Cell("icd10_family")) is { } family ? Code(row, family) : default,
                IntegralTo = Cell("integral_to").Split(' ', StringSplitOptions.RemoveEmptyEntries),
                ScoreAs = Text(Cell("score_as")) ?? key,
                BrandNames = Cell("brand_names").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                DrugClass = Text(Cell("drug_class")),
                MsRole = Text(Cell("ms_role")),
                IsRestricted = RestrictedCodes.CoversKey(key),
            });
            if (!Concept.TryReadAsk(concepts[^1].Icd10Ask, out _, out _))
            {
                throw row.Error("icd10_ask is codes, a colon and a question");
            }
        }

        return new ConceptInventory(concepts, []);
    }

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    private static Icd10Code Code(KnowledgeRow row, string text) =>
        Icd10Code.TryParse(text, out Icd10Code code) ? code : throw row.Error($"'{text}' is not an ICD-10 code in UK form");
}
