using System.Text;
using System.Text.Json;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Terminology.Building;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology;

/// <summary>An imported terminology, mapped into memory and only read. Concepts are known by their place, ascending by identifier. Safe for many threads.</summary>
public sealed class TerminologyFile : IDisposable
{
    private readonly MappedSections _sections;
    private readonly string[] _pool;
    private readonly Replacements _replacements;

    private TerminologyFile(string path, MappedSections sections)
    {
        _sections = sections;
        Path = path;
        About = JsonSerializer.Deserialize(sections.Of<byte>(Section.About), SummaryJson.Default.ImportSummary) ?? throw new TerminologyException($"'{path}' is damaged. Import the release anew.");
        _pool = new string[sections.Of<uint>(Section.PoolStarts).Length - 1];
        _replacements = new Replacements(sections.Of<AssociationRow>(Section.Associations).ToArray(), FindPlace, IsActive);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What was imported.</summary>
    public ImportSummary About { get; }

    /// <summary>Name and effective time in one line, as results carry it.</summary>
    public string Name => $"{About.Source} {(About.EffectiveTime == 0 ? "" : About.EffectiveTime.ToString(System.Globalization.CultureInfo.InvariantCulture))}".TrimEnd();

    /// <summary>How many concepts there are.</summary>
    public int Count => ConceptIds.Length;

    internal ReadOnlySpan<long> ConceptIds => _sections.Of<long>(Section.ConceptIds);

    internal ReadOnlySpan<int> DescriptionConcept => _sections.Of<int>(Section.DescriptionConcept);

    internal ReadOnlySpan<DescriptionTraits> Traits => _sections.Of<DescriptionTraits>(Section.DescriptionTraits);

    internal MappedSections Sections => _sections;

    /// <summary>Opens a file; this takes no longer for a large one.</summary>
    /// <exception cref="TerminologyException">It is damaged, cut short or of another version.</exception>
    public static TerminologyFile Open(string path)
    {
        var sections = new MappedSections(path);
        try
        {
            return new TerminologyFile(path, sections);
        }
        catch (JsonException e)
        {
            sections.Dispose();
            throw new TerminologyException($"'{path}' is damaged. Import the release anew.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sections.Dispose();

    /// <summary>Place of a concept, -1 where the release does not hold it.</summary>
    public int Find(SnomedId id) => Math.Max(-1, FindPlace(id.Value));

    /// <summary>Identifier of a concept.</summary>
    public SnomedId IdOf(int concept) => SnomedId.TryFrom(ConceptIds[concept], out SnomedId id) ? id : throw new TerminologyException($"'{Path}' is damaged: a concept's identifier has a wrong check digit.");

    /// <summary>True for a concept in force.</summary>
    public bool IsActive(int concept) => _sections.Of<byte>(Section.ConceptActive)[concept] == 1;

    /// <summary>Semantic tag ('disorder'); empty where the name has none.</summary>
    public string TagOf(int concept) => Text(_sections.Of<int>(Section.ConceptTag)[concept]);

    /// <summary>The British preferred term, else the first synonym, else the fully specified name.</summary>
    public string TermOf(int concept)
    {
        int shown = _sections.Of<int>(Section.ConceptPreferred)[concept];
        if (shown < 0)
        {
            return "";
        }

        string term = Term(shown);
        return (Traits[shown] & DescriptionTraits.FullySpecifiedName) != 0 ? SemanticTags.Without(term).ToString() : term;
    }

    /// <summary>Active terms of a concept, fully specified names last.</summary>
    public IReadOnlyList<string> TermsOf(int concept)
    {
        ReadOnlySpan<int> first = _sections.Of<int>(Section.ConceptFirst);
        var terms = new List<string>();
        for (int i = first[concept]; i < first[concept + 1]; i++)
        {
            if ((Traits[i] & DescriptionTraits.Active) != 0)
            {
                terms.Add(Term(i));
            }
        }

        return terms;
    }

    /// <summary>The active concept that takes an inactive one's place, where exactly one does (SAME AS, REPLACED BY); null for an active concept and where none is sure.</summary>
    public (int Concept, AssociationKind Kind)? ReplacementOf(int concept) => IsActive(concept) ? null : _replacements.Of(concept);

    /// <summary>Historical associations of a concept, the most trusted first.</summary>
    public IReadOnlyList<Association> AssociationsOf(int concept)
    {
        var found = new List<Association>();
        foreach (AssociationRow row in _replacements.All(concept).Span)
        {
            if (SnomedId.TryFrom(row.Target, out SnomedId target))
            {
                found.Add(new Association((AssociationKind)row.Kind, target));
            }
        }

        return found;
    }

    /// <summary>Rows of an extended map for a concept, by block, group and priority.</summary>
    /// <param name="concept">The concept.</param>
    /// <param name="refset">The map; the UK map to ICD-10 5th Edition is 999002271000000101.</param>
    public IReadOnlyList<MapTarget> MapOf(int concept, long refset = Rf2.Rf2Ids.UkIcd10Map)
    {
        ReadOnlySpan<MapRow> rows = _sections.Of<MapRow>(Section.Maps);
        ReadOnlySpan<long> refsets = _sections.Of<long>(Section.RefsetIds);
        (int low, int high) = (0, rows.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = rows[middle].Concept < concept ? (middle + 1, high) : (low, middle);
        }

        var found = new List<MapTarget>();
        for (; low < rows.Length && rows[low].Concept == concept; low++)
        {
            MapRow row = rows[low];
            if (refsets[row.Refset] == refset)
            {
                found.Add(new MapTarget(refset, row.Block, row.Group, row.Priority, Text(row.Rule), Text(row.Advice), Text(row.Target)));
            }
        }

        return found;
    }

    /// <summary>Targets of a concept in a simple map.</summary>
    public IReadOnlyList<string> SimpleMapOf(int concept, long refset)
    {
        ReadOnlySpan<SimpleMapRow> rows = _sections.Of<SimpleMapRow>(Section.SimpleMaps);
        int number = _sections.Of<long>(Section.RefsetIds).IndexOf(refset);
        (int low, int high) = (0, rows.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = rows[middle].Concept < concept ? (middle + 1, high) : (low, middle);
        }

        var found = new List<string>();
        for (; low < rows.Length && rows[low].Concept == concept; low++)
        {
            if (rows[low].Refset == number)
            {
                found.Add(Text(rows[low].Target));
            }
        }

        return found;
    }

    /// <summary>Concepts of a simple reference set, in order of their identifiers.</summary>
    public IReadOnlyList<int> MembersOf(long refset)
    {
        int number = _sections.Of<long>(Section.RefsetIds).IndexOf(refset);
        var found = new List<int>();
        foreach (RefsetRow row in _sections.Of<RefsetRow>(Section.RefsetMembers))
        {
            if (row.Refset == number)
            {
                found.Add(row.Concept);
            }
        }

        return found;
    }

    /// <summary>The text of a description.</summary>
    internal string Term(int description) => Encoding.UTF8.GetString(TermBytes(description));

    internal ReadOnlySpan<byte> TermBytes(int description)
    {
        ReadOnlySpan<uint> starts = _sections.Of<uint>(Section.TermStarts);
        return _sections.Of<byte>(Section.Terms)[(int)starts[description]..(int)starts[description + 1]];
    }

    /// <summary>Place of an identifier, negative where there is none.</summary>
    internal int FindPlace(long id) => ConceptIds.BinarySearch(id);

    private string Text(int number)
    {
        ref string? text = ref _pool[number]!;
        if (text is null)
        {
            ReadOnlySpan<uint> starts = _sections.Of<uint>(Section.PoolStarts);
            text = Encoding.UTF8.GetString(_sections.Of<byte>(Section.Pool)[(int)starts[number]..(int)starts[number + 1]]);
        }

        return text;
    }
}
