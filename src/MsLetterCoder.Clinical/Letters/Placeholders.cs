using System.Text;
using MsLetterCoder.Clinical.Letters.Tables;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Fills the placeholders of the tables in a voice (docs/employer-letter.md).</summary>
internal static class Placeholders
{
    /// <summary>Names and what each voice says, in the order first, they, she, he.</summary>
    private static readonly (string Name, string[] Words)[] Pronouns =
    [
        ("{I}", ["I", "they", "she", "he"]), ("{me}", ["me", "them", "her", "him"]), ("{my}", ["my", "their", "her", "his"]),
        ("{am}", ["am", "are", "is", "is"]), ("{have}", ["have", "have", "has", "has"]), ("{s}", ["", "", "s", "s"]), ("{es}", ["", "", "es", "es"]),
    ];

    private static readonly string[] Names = ["{severity}", "{at}", "{place}", "{side}", "{lead}", "{phrases}", "{things}", "{name}", "{addressee}", "{contact}", "{review}", .. Pronouns.Select(p => p.Name)];

    /// <summary>Voices in the order of the pronouns.</summary>
    public static IReadOnlyList<LetterVoice> Voices { get; } = Enum.GetValues<LetterVoice>();

    /// <summary>A template in a voice; what stands in other braces is left.</summary>
    public static string Voiced(string template, LetterVoice voice)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        var words = new StringBuilder(template);
        foreach ((string name, string[] said) in Pronouns)
        {
            words.Replace(name, said[(int)voice]);
        }

        return words.ToString();
    }

    /// <summary>A phrase of symptoms.tsv with what the letter states.</summary>
    public static string Phrase(string template, LetterVoice voice, PlaceRow? place, string side, string severity)
    {
        string words = place?.Words(side) ?? "";
        string at = words.Length > 0 && place!.Preposition.Length > 0 ? $" {place.Preposition} {words}" : "";
        return Voiced(
            template.Replace("{severity}", severity.Length > 0 ? severity + " " : "", StringComparison.Ordinal)
                .Replace("{at}", at, StringComparison.Ordinal)
                .Replace("{place}", words, StringComparison.Ordinal),
            voice);
    }

    /// <summary>The verb of a statement: have, has, use, uses …</summary>
    public static string Lead(string lead, LetterVoice voice) => lead switch
    {
        "am" => Voiced("{am}", voice),
        "have" => Voiced("{have}", voice),
        _ => Voiced(lead + "{s}", voice),
    };

    /// <summary>The words with a capital first letter.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The first brace that is no placeholder; null where all are.</summary>
    public static string? Unknown(string template)
    {
        string rest = template;
        foreach (string name in Names)
        {
            rest = rest.Replace(name, "", StringComparison.Ordinal);
        }

        int at = rest.IndexOfAny(['{', '}']);
        return at < 0 ? null : rest[at..Math.Min(rest.Length, at + 12)];
    }
}
