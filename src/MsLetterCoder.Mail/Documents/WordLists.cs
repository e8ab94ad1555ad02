using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace MsLetterCoder.Mail.Documents;

/// <summary>Tells how the items of numbered and bulleted lists begin (ECMA-376 part 1, section 17.9), and counts them.</summary>
internal sealed class WordLists
{
    private readonly Dictionary<(int List, int Level), string> formats = [];
    private readonly Dictionary<string, (int? List, int? Level)> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<(int List, int Level), int> counts = [];

    public static WordLists Read(NumberingDefinitionsPart? numbering, StyleDefinitionsPart? styles)
    {
        var lists = new WordLists();
        try
        {
            lists.ReadNumbering(numbering);
            lists.ReadStyles(styles);
        }
        catch (XmlException)
        {
            // Damaged definitions: every item of a list that is not known begins with a dash.
        }

        return lists;
    }

    /// <summary>What an item begins with; null for a paragraph that is no list item.</summary>
    public string? Mark(string? style, int? list, int? level)
    {
        (int? List, int? Level) own = style is not null && styles.TryGetValue(style, out (int? List, int? Level) known) ? known : default;
        int? number = list ?? own.List;
        if (number is null or 0)
        {
            return null;
        }

        int depth = Math.Clamp(level ?? own.Level ?? 0, 0, 8);
        string format = formats.GetValueOrDefault((number.Value, depth), "bullet");
        int count = counts[(number.Value, depth)] = counts.GetValueOrDefault((number.Value, depth)) + 1;
        for (int deeper = depth + 1; deeper <= 8; deeper++)
        {
            counts.Remove((number.Value, deeper));
        }

        string indent = new(' ', 2 * depth);
        return format switch
        {
            "decimal" or "decimalZero" => indent + count.ToString(CultureInfo.InvariantCulture) + ". ",
            "lowerLetter" => indent + (char)('a' + (count - 1) % 26) + ". ",
            "upperLetter" => indent + (char)('A' + (count - 1) % 26) + ". ",
            "none" => indent,
            _ => indent + "- ",
        };
    }

    private void ReadNumbering(NumberingDefinitionsPart? part)
    {
        if (part is null)
        {
            return;
        }

        using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using XmlReader xml = XmlReader.Create(stream, WordXml.Settings);
        var definitions = new Dictionary<(string Definition, int Level), string>();
        string definition = "";
        int level = 0;
        int list = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "abstractNum":
                    definition = WordXml.Attribute(xml, "abstractNumId") ?? "";
                    break;
                case "lvl":
                    level = int.TryParse(WordXml.Attribute(xml, "ilvl"), NumberStyles.None, CultureInfo.InvariantCulture, out int l) ? l : 0;
                    break;
                case "numFmt":
                    definitions.TryAdd((definition, level), WordXml.Value(xml) ?? "bullet");
                    break;
                case "num":
                    list = int.TryParse(WordXml.Attribute(xml, "numId"), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;
                    break;
                case "abstractNumId" when WordXml.Value(xml) is { } used:
                    for (int i = 0; i <= 8; i++)
                    {
                        formats[(list, i)] = definitions.GetValueOrDefault((used, i), "bullet");
                    }

                    break;
            }
        }
    }

    private void ReadStyles(StyleDefinitionsPart? part)
    {
        if (part is null)
        {
            return;
        }

        using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using XmlReader xml = XmlReader.Create(stream, WordXml.Settings);
        string style = "";
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "style":
                    style = WordXml.Attribute(xml, "styleId") ?? "";
                    break;
                case "numId":
                    styles[style] = (WordXml.Number(xml), styles.GetValueOrDefault(style).Level);
                    break;
                case "ilvl":
                    styles[style] = (styles.GetValueOrDefault(style).List, WordXml.Number(xml));
                    break;
            }
        }
    }
}
