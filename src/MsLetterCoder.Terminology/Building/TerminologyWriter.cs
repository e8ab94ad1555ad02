using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Building;

/// <summary>Puts a terminology in memory in order and writes it as one file that can be mapped. The file appears under its name only when it is whole.</summary>
internal sealed class TerminologyWriter
{
    private readonly TerminologyBuilder _from;
    private readonly int[] _conceptOrder;
    private readonly int[] _newConcept;
    private readonly SortedTerminology _sorted;
    private readonly int _activeConcepts;

    /// <summary>Orders concepts by identifier, descriptions by concept, and makes the indexes.</summary>
    public TerminologyWriter(TerminologyBuilder from, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        _from = from;
        progress?.Report(new ImportProgress("putting in order", 0.85));
        long[] ids = from.ConceptIds.Span.ToArray();
        _conceptOrder = [.. Enumerable.Range(0, ids.Length)];
        Array.Sort(ids, _conceptOrder);
        _newConcept = new int[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            _newConcept[_conceptOrder[i]] = i;
        }

        byte[] active = [.. _conceptOrder.Select(c => from.ConceptActive.Span[c])];
        _activeConcepts = active.Count(a => a == 1);
        AssociationRow[] associations = [.. from.Associations.Select(a => a with { Concept = _newConcept[a.Concept] }).OrderBy(a => a.Concept).ThenBy(a => a.Kind).ThenBy(a => a.Target)];
        _sorted = new SortedTerminology(from, ids, active, _newConcept, associations);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new ImportProgress("indexing words", 0.9));
        Words = WordIndex.Of(_sorted, cancellation);
        progress?.Report(new ImportProgress("indexing terms", 0.96));
        Matches = MatchIndex.Of(_sorted, cancellation);
    }

    private WordIndex Words { get; }

    private MatchIndex Matches { get; }

    /// <summary>Writes the file.</summary>
    /// <param name="folder">Where it goes; made where it is not there.</param>
    /// <param name="name">Its name; null: the next number of the folder's own.</param>
    /// <param name="progress">Is told that the file is being written.</param>
    /// <exception cref="IOException">The disk is full, or a file of that name is there.</exception>
    public ImportSummary Write(string folder, string? name, IProgress<ImportProgress>? progress)
    {
        progress?.Report(new ImportProgress("writing", 0.98));
        Directory.CreateDirectory(folder);
        string partial = Path.Combine(folder, $".{name ?? "terminology"}-{Environment.ProcessId}.partial");
        try
        {
            Write(partial);
            string path = name is null ? MoveToNext(partial, folder) : Path.Combine(folder, name);
            if (name is not null)
            {
                File.Move(partial, path, overwrite: false);
            }

            return Summary(path);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static string MoveToNext(string partial, string folder)
    {
        for (int number = TerminologyFolder.Last(folder) + 1; ; number++)
        {
            string path = Path.Combine(folder, TerminologyFolder.NameOf(number));
            try
            {
                File.Move(partial, path, overwrite: false);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another import was quicker: the next number.
            }
        }
    }

    private void Write(string path)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        int sections = FileHeader.Sections;
        byte[] header = new byte[FileHeader.Size];
        stream.Write(header);
        byte[] padding = new byte[FileHeader.Alignment];
        Span<long> table = MemoryMarshal.Cast<byte, long>(header.AsSpan(24, sections * 16));
        for (int i = 0; i < sections; i++)
        {
            ReadOnlySpan<byte> bytes = Bytes((Section)i);
            table[2 * i] = stream.Position;
            table[(2 * i) + 1] = bytes.Length;
            stream.Write(bytes);
            stream.Write(padding.AsSpan(0, (int)((FileHeader.Alignment - (stream.Position % FileHeader.Alignment)) % FileHeader.Alignment)));
        }

        MemoryMarshal.Write(header, FileHeader.Mark);
        MemoryMarshal.Write(header.AsSpan(8), stream.Position);
        MemoryMarshal.Write(header.AsSpan(16), FileHeader.Checksum(header.AsSpan(24, sections * 16)));
        stream.Position = 0;
        stream.Write(header);
        stream.Flush(flushToDisk: true);
    }

    private ReadOnlySpan<byte> Bytes(Section section) => section switch
    {
        Section.About => JsonSerializer.SerializeToUtf8Bytes(Summary(""), SummaryJson.Default.ImportSummary),
        Section.ConceptIds => Of<long>(_sorted.ConceptIds),
        Section.ConceptActive => _sorted.ConceptActive,
        Section.ConceptTag => Of<int>(_sorted.ConceptTag),
        Section.ConceptPreferred => Of<int>(_sorted.ConceptPreferred),
        Section.ConceptFirst => Of<int>(_sorted.ConceptFirst),
        Section.DescriptionConcept => Of<int>(_sorted.DescriptionConcept),
        Section.DescriptionTraits => Of<DescriptionTraits>(_sorted.Traits),
        Section.TermStarts => Of<uint>(_sorted.TermStarts),
        Section.Terms => _sorted.Terms,
        Section.PoolStarts => Of<uint>(Starts(_from.Pool.Texts)),
        Section.Pool => Encoding.UTF8.GetBytes(string.Concat(_from.Pool.Texts)),
        Section.Associations => Of<AssociationRow>(_sorted.Associations),
        Section.RefsetIds => Of<long>(_from.RefsetIds.ToArray()),
        Section.Maps => Of<MapRow>(_from.Maps.Select(m => m with { Concept = _newConcept[m.Concept] })
            .OrderBy(m => m.Concept).ThenBy(m => m.Refset).ThenBy(m => m.Block).ThenBy(m => m.Group).ThenBy(m => m.Priority).ThenBy(m => _from.Pool.Texts[m.Target], StringComparer.Ordinal).ToArray()),
        Section.SimpleMaps => Of<SimpleMapRow>(_from.SimpleMaps.Select(m => m with { Concept = _newConcept[m.Concept] })
            .OrderBy(m => m.Concept).ThenBy(m => m.Refset).ThenBy(m => _from.Pool.Texts[m.Target], StringComparer.Ordinal).ToArray()),
        Section.RefsetMembers => Of<RefsetRow>(_from.RefsetMembers.Select(m => m with { Concept = _newConcept[m.Concept] }).OrderBy(m => m.Refset).ThenBy(m => m.Concept).ToArray()),
        Section.MatchTable => Of<MatchEntry>(Matches.Table),
        Section.MatchBeginnings => Of<ulong>(Matches.Beginnings),
        Section.WordStarts => Of<uint>(Starts(Words.Words)),
        Section.Words => Encoding.UTF8.GetBytes(string.Concat(Words.Words)),
        Section.PostingFirst => Of<uint>(Words.PostingFirst),
        Section.Postings => Of<int>(Words.Postings),
        Section.DescriptionWordFirst => Of<uint>(Words.DescriptionFirst),
        Section.DescriptionWords => Words.DescriptionWordBytes,
        _ => throw new InvalidOperationException("An unknown section."),
    };

    private static ReadOnlySpan<byte> Of<T>(ReadOnlySpan<T> items) where T : unmanaged => MemoryMarshal.AsBytes(items);

    private static uint[] Starts(IReadOnlyList<string> texts)
    {
        uint[] starts = new uint[texts.Count + 1];
        for (int i = 0; i < texts.Count; i++)
        {
            starts[i + 1] = starts[i] + (uint)Encoding.UTF8.GetByteCount(texts[i]);
        }

        return starts;
    }

    private ImportSummary Summary(string path) => new()
    {
        Path = path,
        Source = _from.Source,
        EffectiveTime = _from.EffectiveTime,
        Concepts = _conceptOrder.Length,
        ActiveConcepts = _activeConcepts,
        Descriptions = _from.Descriptions.Count,
        Associations = _from.Associations.Count,
        MapRows = _from.Maps.Count,
        SimpleMapRows = _from.SimpleMaps.Count,
        RefsetMembers = _from.RefsetMembers.Count,
        MatchedTerms = Matches.Count,
        Notes = _from.Notes,
    };
}
