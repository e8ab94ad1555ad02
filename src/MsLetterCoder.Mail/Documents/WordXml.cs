using System.Globalization;
using System.Xml;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// How the XML of a word-processing document is read: by local names, so that transitional and strict documents are alike; no document types, nothing
/// fetched.
/// </summary>
internal static class WordXml
{
    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    /// <summary>The w:val of the current element; null where it has none.</summary>
    public static string? Value(XmlReader xml) => Attribute(xml, "val");

    /// <summary>An attribute by its local name.</summary>
    public static string? Attribute(XmlReader xml, string localName)
    {
        string? value = null;
        for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == localName)
            {
                value = xml.Value;
                break;
            }
        }

        xml.MoveToElement();
        return value;
    }

    /// <summary>A switch such as w:vanish: on unless it says otherwise.</summary>
    public static bool IsOn(XmlReader xml) => Value(xml) is not ("0" or "false" or "off" or "none");

    /// <summary>A number attribute; null where it is missing or none.</summary>
    public static int? Number(XmlReader xml) =>
        int.TryParse(Value(xml), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
