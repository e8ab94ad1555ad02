using System.Text;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>Code pages of RTF fonts (RTF 1.9.1, fcharset).</summary>
internal static class RtfCodePages
{
    /// <summary>The code page of a font's character set; null for symbol fonts and unknown sets.</summary>
    public static int? OfCharset(int charset) => charset switch
    {
        0 or 1 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        _ => null,
    };

    /// <summary>The encoding of a code page; windows-1252 for an unknown one.</summary>
    public static Encoding Find(int codePage) =>
        codePage == 65001 ? Encoding.UTF8
        : (codePage is > 0 and < 65001 ? CodePagesEncodingProvider.Instance.GetEncoding(codePage) : null) ?? Charsets.Windows1252;
}
