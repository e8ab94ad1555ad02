using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Letters.Tests;

/// <summary>Reads a PDF of ours as a stranger would: lines of each page by the font's own way back to characters.</summary>
internal sealed class PdfContent
{
    public PdfContent(byte[] bytes)
    {
        Source = Encoding.Latin1.GetString(bytes);
        var fonts = new List<Dictionary<int, string>>();
        foreach (Match match in Regex.Matches(Source, @"/Length (\d+) /Filter /FlateDecode >>\nstream\n"))
        {
            using var zip = new ZLibStream(new MemoryStream(bytes, match.Index + match.Length, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zip.CopyTo(plain);
            string text = Encoding.Latin1.GetString(plain.ToArray());
            if (text.Contains("begincmap", StringComparison.Ordinal))
            {
                fonts.Add(Regex.Matches(text, "^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline).ToDictionary(
                    m => Convert.ToInt32(m.Groups[1].Value, 16), m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value))));
            }
            else if (text.Contains("BDC", StringComparison.Ordinal) && text.Contains(" Tj", StringComparison.Ordinal))
            {
                Streams.Add(text);
            }
        }

        Pages = [.. Streams.Select(s => string.Join('\n', Regex.Matches(s, @"/F(\d) \S+ Tf .*?<([0-9A-F]+)> Tj").Select(m => string.Concat(
            m.Groups[2].Value.Chunk(4).Select(g => fonts[m.Groups[1].Value[0] - '1'][Convert.ToInt32(new string(g), 16)])))))];
    }

    /// <summary>The file, a character a byte.</summary>
    public string Source { get; }

    /// <summary>What draws the pages, unpacked.</summary>
    public List<string> Streams { get; } = [];

    /// <summary>Lines of each page.</summary>
    public IReadOnlyList<string> Pages { get; }
}
