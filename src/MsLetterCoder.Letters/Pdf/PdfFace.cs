using System.Globalization;
using System.Text;

namespace MsLetterCoder.Letters.Pdf;

/// <summary>A font as it stands in one PDF: glyphs by number, with the way back to characters, so that text can be searched, copied and read out.</summary>
internal sealed class PdfFace(string name, TrueTypeFont font, bool bold)
{
    private readonly SortedDictionary<int, Rune> _used = [];

    /// <summary>Name among the resources of a page.</summary>
    public string Name => name;

    /// <summary>The font.</summary>
    public TrueTypeFont Font => font;

    /// <summary>A text as glyph numbers, for the operator Tj.</summary>
    public string Show(string text)
    {
        var glyphs = new StringBuilder("<");
        foreach (Rune rune in text.EnumerateRunes())
        {
            int glyph = font.Glyph(rune);
            _used.TryAdd(glyph, rune);
            glyphs.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return glyphs.Append("> Tj").ToString();
    }

    /// <summary>Adds the font to a file.</summary>
    public int Add(PdfObjects file)
    {
        string face = bold ? "Letter-Bold" : "Letter";
        int data = file.Add($"/Length1 {font.Data.Length}", font.Data, packed: true);
        int descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{face} /Flags 32 /FontBBox [{string.Join(' ', font.Box)}] /ItalicAngle 0 /Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.Ascent} /StemV {(bold ? 140 : 80)} /FontFile2 {data} 0 R >>");
        int characters = file.Add("", Encoding.Latin1.GetBytes(ToUnicode()), packed: true);
        string widths = string.Join(' ', _used.Keys.Select(g => $"{g} [{font.Width(g)}]"));
        int glyphs = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{face} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [{widths}] >>");
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{face} /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {characters} 0 R >>");
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (KeyValuePair<int, Rune>[] block in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach ((int glyph, Rune rune) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{string.Concat(rune.ToString().Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
