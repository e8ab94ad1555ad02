using System.Collections.Frozen;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// What scoring needs of the inventory: its keys, their SNOMED CT identifiers, and which near-synonym counts as which concept. Read once from
/// Knowledge/concepts.tsv.
/// </summary>
internal sealed class ConceptTable
{
    private readonly FrozenDictionary<string, (SnomedId Id, string ScoredAs)> _concepts;

    private ConceptTable(FrozenDictionary<string, (SnomedId Id, string ScoredAs)> concepts) => _concepts = concepts;

    public static ConceptTable Shared { get; } = Read();

    public bool Contains(string key) => _concepts.ContainsKey(key);

    /// <summary>The concept a key counts as (column score_as); a key outside the inventory counts as itself.</summary>
    public string ScoredAs(string key) => _concepts.TryGetValue(key, out (SnomedId Id, string ScoredAs) concept) ? concept.ScoredAs : key;

    public SnomedId IdOf(string key) => _concepts.TryGetValue(key, out (SnomedId Id, string ScoredAs) concept) ? concept.Id : default;

    private static ConceptTable Read()
    {
        using Stream resource = typeof(DocumentAnalysis).Assembly.GetManifestResourceStream("Knowledge/concepts.tsv")
            ?? throw new InvalidOperationException("Knowledge/concepts.tsv is not embedded.");
        using var reader = new StreamReader(resource);
        string[] header = (reader.ReadLine() ?? "").Split('\t');
        (int key, int id, int scoreAs) = (Array.IndexOf(header, "key"), Array.IndexOf(header, "sctid"), Array.IndexOf(header, "score_as"));
        var concepts = new Dictionary<string, (SnomedId, string)>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            if (line.Length > 0 && line[0] != '#')
            {
                _ = SnomedId.TryParse(cells[id], out SnomedId snomed);
                concepts.Add(cells[key], (snomed, cells[scoreAs].Length > 0 ? cells[scoreAs] : cells[key]));
            }
        }

        return new ConceptTable(concepts.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
