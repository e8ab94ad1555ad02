using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace MsLetterCoder.Terminology.Mapped;

/// <summary>The sections of a file as spans over its mapped bytes. Nothing is read into memory; the pages that are looked at are.</summary>
internal sealed unsafe class MappedSections : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long[] _offsets;
    private readonly long[] _lengths;

    /// <summary>Maps a file and checks its form.</summary>
    /// <exception cref="TerminologyException">It is no such file, of another version, or cut short.</exception>
    public MappedSections(string path)
    {
        long length = new FileInfo(path).Length;
        if (length < FileHeader.Size)
        {
            throw new TerminologyException($"'{path}' is no imported terminology: it is too short. Import the release anew.");
        }

        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _offsets = new long[FileHeader.Sections];
        _lengths = new long[FileHeader.Sections];
        try
        {
            ReadTable(path, length);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A section as items.</summary>
    public ReadOnlySpan<T> Of<T>(Section section) where T : unmanaged => new(_start + _offsets[(int)section], (int)(_lengths[(int)section] / sizeof(T)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private void ReadTable(string path, long length)
    {
        var header = new ReadOnlySpan<byte>(_start, FileHeader.Size);
        ulong mark = MemoryMarshal.Read<ulong>(header);
        if (mark != FileHeader.Mark)
        {
            throw new TerminologyException(
                (mark << 8) == (FileHeader.Mark << 8)
                    ? $"'{path}' was written by another version of the program: import the release anew."
                    : $"'{path}' is no imported terminology. Import the release anew.");
        }

        ReadOnlySpan<byte> table = header.Slice(24, FileHeader.Sections * 16);
        if (MemoryMarshal.Read<long>(header[8..]) != length || MemoryMarshal.Read<ulong>(header[16..]) != FileHeader.Checksum(table))
        {
            throw new TerminologyException($"'{path}' is damaged or cut short. Import the release anew.");
        }

        ReadOnlySpan<long> entries = MemoryMarshal.Cast<byte, long>(table);
        for (int i = 0; i < _offsets.Length; i++)
        {
            (_offsets[i], _lengths[i]) = (entries[2 * i], entries[(2 * i) + 1]);
            if (_offsets[i] < FileHeader.Size || _lengths[i] < 0 || _offsets[i] + _lengths[i] > length)
            {
                throw new TerminologyException($"'{path}' is damaged. Import the release anew.");
            }
        }
    }
}
