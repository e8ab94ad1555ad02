using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Reads files of annotated sentences: <c>sentences/*.tsv</c> below a corpus folder. A line is family of phrasing, tab, section or 'message', tab, one to four sentences with mentions marked as in
/// gold documents. Each line is a small document of its own, below the heading of its section.
/// </summary>
public static class SentenceFile
{
    private const string Message = "message";

    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        [Labels.Of(Section.Body)] = "",
        [Labels.Of(Section.Diagnosis)] = "Diagnosis:\n",
        [Labels.Of(Section.Medication)] = "Medication:\n",
        [Labels.Of(Section.Allergy)] = "Allergies:\n",
        [Labels.Of(Section.History)] = "History:\n",
        [Labels.Of(Section.PastHistory)] = "Past medical history:\n",
        [Labels.Of(Section.FamilyHistory)] = "Family history:\n",
        [Labels.Of(Section.Social)] = "Social history:\n",
        [Labels.Of(Section.Examination)] = "Examination:\n",
        [Labels.Of(Section.Investigation)] = "Investigations:\n",
        [Labels.Of(Section.Impression)] = "Impression:\n",
        [Labels.Of(Section.Plan)] = "Plan:\n",
        [Labels.Of(Section.Advice)] = "Advice:\n",
        [Message] = "",
    };

    private static readonly GoldLines Sentences = new()
    {
        Folder = "sentences",
        Scope = GoldScope.Sentences,
        Name = "a sentence",
        Parse = Parse,
        CheckLine = CorpusCheck.CheckMentions,
    };

    /// <summary>All sentences below a folder as documents, by ordinal path of their file; malformed lines are left out.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<GoldDocument> Read(string folder) => Sentences.Read(folder);

    /// <summary>What is wrong in the files below a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<CorpusFinding> Check(string folder) => Sentences.Check(folder);

    /// <summary>The sentences of one file.</summary>
    /// <param name="path">Path to report, with '/'; the file's name without ending is the writer.</param>
    /// <param name="bytes">The file.</param>
    public static IReadOnlyList<GoldDocument> ReadFile(string path, byte[] bytes) => Sentences.ReadFile(path, bytes);

    /// <summary>The sentences of a document's text without the heading of its section.</summary>
    internal static string WithoutHeading(string text) => Headings.Values.FirstOrDefault(h => h.Length > 0 && text.StartsWith(h, StringComparison.Ordinal)) is { } heading ? text[heading.Length..] : text;

    private static (string? Gold, string? Wrong) Parse(string[] cells)
    {
        if (cells.Length != 3 || cells[0].Length == 0 || cells[2].Length == 0)
        {
            return (null, "a line is family, section and text, parted by tabs");
        }

        DocumentKind kind = cells[1] == Message ? DocumentKind.PatientMessage : DocumentKind.ClinicLetter;
        return Headings.TryGetValue(cells[1], out string? heading) ? ($"kind: {Labels.Of(kind)}\n---\n{heading}{cells[2]}\n", null) : (null, $"unknown section '{cells[1]}'");
    }
}
