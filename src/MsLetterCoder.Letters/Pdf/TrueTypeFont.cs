using System.Buffers.Binary;
using System.Text;

namespace MsLetterCoder.Letters.Pdf;

/// <summary>A TrueType font file, as far as a PDF needs it: glyphs of characters, widths, box (OpenType specification 1.9: head, hhea, hmtx, cmap format 4).</summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly int _units;
    private readonly int _metrics;
    private readonly int _cmap;

    /// <summary>Reads a font.</summary>
    /// <exception cref="FontException">It is no TrueType font with a table of Unicode characters.</exception>
    public TrueTypeFont(byte[] data)
    {
        Data = data;
        try
        {
            for (int i = 0, at = 12; i < U16(4); i++, at += 16)
            {
                _tables[Encoding.ASCII.GetString(data, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
            }

            int head = Table("head");
            int hhea = Table("hhea");
            _units = U16(head + 18);
            Box = [.. Enumerable.Range(0, 4).Select(i => Scaled(S16(head + 36 + (2 * i))))];
            (Ascent, Descent) = (Scaled(S16(hhea + 4)), Scaled(S16(hhea + 6)));
            _metrics = U16(hhea + 34);
            _cmap = Unicode();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or ArgumentException or DivideByZeroException)
        {
            throw new FontException("The font file is damaged.", e);
        }
    }

    /// <summary>The file.</summary>
    public byte[] Data { get; }

    /// <summary>Left, bottom, right, top of all glyphs, thousandths of the size.</summary>
    public IReadOnlyList<int> Box { get; }

    /// <summary>Height above the line, thousandths of the size.</summary>
    public int Ascent { get; }

    /// <summary>Depth below the line, negative, thousandths of the size.</summary>
    public int Descent { get; }

    /// <summary>Glyph of a character; 0, the empty box, where the font has none.</summary>
    public int Glyph(Rune character)
    {
        int code = character.Value;
        int segments = U16(_cmap + 6) / 2;
        for (int i = 0; code <= 0xFFFF && i < segments; i++)
        {
            int end = U16(_cmap + 14 + (2 * i));
            int start = U16(_cmap + 16 + (2 * (segments + i)));
            if (code > end || code < start)
            {
                continue;
            }

            int delta = U16(_cmap + 16 + (2 * ((2 * segments) + i)));
            int offsetAt = _cmap + 16 + (2 * ((3 * segments) + i));
            int offset = U16(offsetAt);
            int glyph = offset == 0 ? code : U16(offsetAt + offset + (2 * (code - start)));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }

    /// <summary>Width of a glyph, thousandths of the size.</summary>
    public int Width(int glyph) => Scaled(U16(Table("hmtx") + (4 * Math.Min(glyph, _metrics - 1))));

    /// <summary>Width of a text at a size, in points.</summary>
    public double Width(string text, double size) => text.EnumerateRunes().Sum(r => Width(Glyph(r))) * size / 1000;

    private int Unicode()
    {
        int cmap = Table("cmap");
        for (int i = 0; i < U16(cmap + 2); i++)
        {
            int record = cmap + 4 + (8 * i);
            int table = cmap + (int)U32(record + 4);
            if ((U16(record), U16(record + 2)) is (3, 1) or (0, 3) && U16(table) == 4)
            {
                return table;
            }
        }

        throw new FontException("The font has no table of Unicode characters.");
    }

    private int Table(string name) => _tables.TryGetValue(name, out (int Offset, int Length) table) ? table.Offset : throw new FontException($"The font has no table '{name}'.");

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / _units);

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Data.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(Data.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(Data.AsSpan(at));
}
