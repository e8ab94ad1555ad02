using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>
/// A vector for each of the commonest English words, so that words unknown to a corpus are near to words it has seen (GloVe: Pennington, Socher, Manning, EMNLP 2014). A component is a signed byte; a
/// vector's length is the word's weight: little for the commonest words, near 1 for rare ones. The words themselves are not kept, only their 64-bit hashes.
/// </summary>
internal sealed class WordVectors
{
    /// <summary>Components of a vector.</summary>
    public const int Size = 100;

    /// <summary>Value of one step of a component.</summary>
    private const double Step = 1.0 / 180;

    private const uint Magic = 0x5657_534D; // 'MSWV'
    private const int HeaderLength = 8;
    private const string Resource = "Knowledge/word-vectors.bin";

    private static readonly Lazy<WordVectors> Own = new(ReadOwn);

    private readonly ulong[] _hashes;
    private readonly sbyte[] _vectors;

    private WordVectors(ulong[] hashes, sbyte[] vectors)
    {
        _hashes = hashes;
        _vectors = vectors;
    }

    /// <summary>Those that are part of the program, read once.</summary>
    public static WordVectors Embedded => Own.Value;

    /// <summary>Words known.</summary>
    public int Count => _hashes.Length;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such file; the message names what is wrong.</exception>
    public static WordVectors Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
        {
            throw new InvalidDataException("Not a file of word vectors: its first four bytes are not 'MSWV'.");
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
        if (count < 0 || file.Length != HeaderLength + ((long)count * (sizeof(ulong) + Size)))
        {
            throw new InvalidDataException($"Word vectors: {file.Length} bytes for {count} words of {Size} components.");
        }

        ulong[] hashes = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt64LittleEndian(file[(HeaderLength + (i * sizeof(ulong)))..]);
            if (i > 0 && hashes[i] <= hashes[i - 1])
            {
                throw new InvalidDataException($"Word vectors: the hash of word {i} is not above the one before it.");
            }
        }

        return new WordVectors(hashes, MemoryMarshal.Cast<byte, sbyte>(file[(HeaderLength + (count * sizeof(ulong)))..]).ToArray());
    }

    /// <summary>The file of these words and vectors, words in any order, each once.</summary>
    /// <param name="words">Lower-case words with vectors of <see cref="Size"/> components, from -0.7 to 0.7.</param>
    public static byte[] Write(IReadOnlyCollection<(string Word, float[] Vector)> words)
    {
        byte[] file = new byte[HeaderLength + (words.Count * (sizeof(ulong) + Size))];
        BinaryPrimitives.WriteUInt32LittleEndian(file, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), words.Count);
        int at = 0;
        foreach ((ulong hash, float[] vector) in words.Select(w => (Hash: Hash(w.Word), w.Vector)).OrderBy(w => w.Hash))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(HeaderLength + (at * sizeof(ulong))), hash);
            Span<byte> into = file.AsSpan(HeaderLength + (words.Count * sizeof(ulong)) + (at * Size), Size);
            for (int k = 0; k < Size; k++)
            {
                into[k] = (byte)(sbyte)Math.Clamp(Math.Round(vector[k] / Step, MidpointRounding.ToEven), sbyte.MinValue, sbyte.MaxValue);
            }

            at++;
        }

        return file;
    }

    /// <summary>The vector of a lower-case word in steps of <see cref="Step"/>; empty where it is not known. An ending behind an apostrophe is left out.</summary>
    public ReadOnlySpan<sbyte> Find(ReadOnlySpan<char> word)
    {
        int apostrophe = word.IndexOf('\'');
        int at = Array.BinarySearch(_hashes, Hash(apostrophe < 0 ? word : word[..apostrophe]));
        return at < 0 ? [] : _vectors.AsSpan(at * Size, Size);
    }

    private static ulong Hash(ReadOnlySpan<char> word) => FeatureHash.Append(FeatureHash.Empty, word);

    private static WordVectors ReadOwn()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"The program has no {Resource}.");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }
}
