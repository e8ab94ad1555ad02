using System.Text;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Building;

/// <summary>A terminology in memory, as an importer fills it; <see cref="TerminologyWriter"/> makes the file of it. Concepts and descriptions are numbered in the order in which they were added.</summary>
internal sealed class TerminologyBuilder
{
    private readonly Dictionary<long, int> _concepts = [];

    public GrowingArray<long> ConceptIds { get; } = new(1 << 16);

    public GrowingArray<byte> ConceptActive { get; } = new(1 << 16);

    /// <summary>Concept, traits and term of each description; the term is bytes [start, start + length) of <see cref="Terms"/>.</summary>
    public GrowingArray<DraftDescription> Descriptions { get; } = new(1 << 16);

    public GrowingArray<byte> Terms { get; } = new(1 << 20);

    public StringPool Pool { get; } = new();

    public List<AssociationRow> Associations { get; } = [];

    public List<long> RefsetIds { get; } = [];

    public List<MapRow> Maps { get; } = [];

    public List<SimpleMapRow> SimpleMaps { get; } = [];

    public List<RefsetRow> RefsetMembers { get; } = [];

    public required string Source { get; init; }

    /// <summary>Latest effective time seen, yyyyMMdd.</summary>
    public int EffectiveTime { get; set; }

    public List<string> Notes { get; } = [];

    /// <summary>Number of a concept, -1 where it is unknown.</summary>
    public int FindConcept(long id) => _concepts.TryGetValue(id, out int number) ? number : -1;

    /// <summary>Adds a concept, or gives the number of the one that is there.</summary>
    public int AddConcept(long id, bool active)
    {
        if (_concepts.TryGetValue(id, out int number))
        {
            return number;
        }

        number = ConceptIds.Count;
        _concepts.Add(id, number);
        ConceptIds.Add(id);
        ConceptActive.Add(active ? (byte)1 : (byte)0);
        return number;
    }

    /// <summary>Adds a description and gives its number.</summary>
    public int AddDescription(int concept, ReadOnlySpan<byte> term, DescriptionTraits traits)
    {
        Descriptions.Add(new DraftDescription(concept, traits, Terms.Count, term.Length));
        Terms.AddRange(term);
        return Descriptions.Count - 1;
    }

    /// <summary>Adds a description given as a string.</summary>
    public int AddDescription(int concept, string term, DescriptionTraits traits) => AddDescription(concept, Encoding.UTF8.GetBytes(term), traits);

    /// <summary>Number of a reference set.</summary>
    public int Refset(long id)
    {
        int number = RefsetIds.IndexOf(id);
        if (number < 0)
        {
            number = RefsetIds.Count;
            RefsetIds.Add(id);
        }

        return number;
    }
}
