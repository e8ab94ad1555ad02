using System.Collections.Frozen;

namespace MsLetterCoder.Store.Keys;

/// <summary>Latin letters without their accents, for finding names. A table of its own, because Unicode normalisation depends on the machine's globalisation data and stored hashes must not.</summary>
internal static class PlainLetters
{
    private static readonly FrozenDictionary<char, string> Table = new (string Plain, string Accented)[]
    {
        ("A", "ÀÁÂÃÄÅĀĂĄǍ"), ("AE", "ÆǼ"), ("C", "ÇĆĈĊČ"), ("D", "ĎĐÐ"), ("E", "ÈÉÊËĒĔĖĘĚ"), ("G", "ĜĞĠĢ"), ("H", "ĤĦ"), ("I", "ÌÍÎÏĨĪĬĮİıǏ"), ("J", "Ĵ"), ("K", "Ķ"),
        ("L", "ĹĻĽĿŁ"), ("N", "ÑŃŅŇ"), ("O", "ÒÓÔÕÖØŌŎŐǑ"), ("OE", "Œ"), ("R", "ŔŖŘ"), ("S", "ŚŜŞŠȘ"), ("SS", "ßẞ"), ("T", "ŢŤŦȚ"), ("TH", "Þ"), ("U", "ÙÚÛÜŨŪŬŮŰŲǓ"),
        ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("Z", "ŹŻŽ"),
    }.SelectMany(row => row.Accented.Select(accented => (accented, row.Plain))).ToFrozenDictionary(row => row.accented, row => row.Plain);

    /// <summary>A letter in upper case without its accent; a letter of another script in upper case.</summary>
    public static string Of(char letter)
    {
        char upper = char.ToUpperInvariant(letter);
        return Table.GetValueOrDefault(upper) ?? upper.ToString();
    }
}
