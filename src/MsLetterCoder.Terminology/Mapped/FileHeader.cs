namespace MsLetterCoder.Terminology.Mapped;

/// <summary>How the file begins: 8 bytes mark and version, 8 bytes length of the file, 8 bytes checksum of the table, then for each section its offset and length (8 bytes each).</summary>
internal static class FileHeader
{
    /// <summary>'MSLCTRM' and the version of the form.</summary>
    public const ulong Mark = 0x4D5254_434C534D + ((ulong)Version << 56);

    /// <summary>Version of the form; another is refused, and the release imported anew.</summary>
    public const byte Version = 1;

    /// <summary>Sections start at multiples of this.</summary>
    public const int Alignment = 64;

    /// <summary>Bytes before the first section.</summary>
    public static int Size => (24 + (Sections * 16) + Alignment - 1) / Alignment * Alignment;

    /// <summary>How many sections there are.</summary>
    public static int Sections { get; } = Enum.GetValues<Section>().Length;

    /// <summary>FNV-1a over the table of sections.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> table)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte b in table)
        {
            hash = (hash ^ b) * 0x100000001B3;
        }

        return hash;
    }
}
