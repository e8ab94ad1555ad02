using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Reads files of annotated sentences: <c>sentences/*.tsv</c> below a corpus folder. A line is family of phrasing, tab, section or 'message', tab, one to four sentences with mentions marked as in
/// gold documents. Each line is a small document of its own, below the heading of its section.
/// </summary>
public static class SentenceFile
{
    private const string Folder = "sentences";
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

    /// <summary>All sentences below a folder as documents, by ordinal path of their file; malformed lines are left out.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<GoldDocument> Read(string folder) =>
        [.. Files(folder).SelectMany(file => ReadFile(file.Path, File.ReadAllBytes(file.File)))];

    /// <summary>What is wrong in the files below a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<CorpusFinding> Check(string folder)
    {
        var findings = new List<CorpusFinding>();
        var placeOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string file, string path) in Files(folder))
        {
            foreach ((int line, GoldFile gold) in Lines(path, File.ReadAllBytes(file), findings))
            {
                findings.AddRange(CorpusCheck.CheckMentions(gold).Select(f => f with { Line = line }));
                if (!placeOf.TryAdd(gold.Text, $"{path}:{line}"))
                {
                    findings.Add(new CorpusFinding(path, line, $"a sentence that stands already in {placeOf[gold.Text]}"));
                }
            }
        }

        return findings;
    }

    /// <summary>The sentences of one file.</summary>
    /// <param name="path">Path to report, with '/'; the file's name without ending is the writer.</param>
    /// <param name="bytes">The file.</param>
    public static IReadOnlyList<GoldDocument> ReadFile(string path, byte[] bytes)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return [.. Lines(path, bytes, []).Select(l => CorpusReader.ToDocument(l.Gold)).OfType<GoldDocument>().Select(d => d with { Hash = hash, IsSentence = true })];
    }

    private static IEnumerable<(int Line, GoldFile Gold)> Lines(string path, byte[] bytes, List<CorpusFinding> findings)
    {
        string writer = Path.GetFileNameWithoutExtension(path);
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split('\t');
            if (cells.Length == 1 && cells[0].Length == 0)
            {
                continue;
            }

            if (cells.Length != 3 || cells[0].Length == 0 || cells[2].Length == 0)
            {
                findings.Add(new CorpusFinding(path, i + 1, "a line is family, section and text, parted by tabs"));
            }
            else if (!Headings.TryGetValue(cells[1], out string? heading))
            {
                findings.Add(new CorpusFinding(path, i + 1, $"unknown section '{cells[1]}'"));
            }
            else
            {
                DocumentKind kind = cells[1] == Message ? DocumentKind.PatientMessage : DocumentKind.ClinicLetter;
                yield return (i + 1, GoldFile.Parse(path, Encoding.UTF8.GetBytes($"---\nid: {writer}-{i + 1:0000}\nkind: {Labels.Of(kind)}\n---\n{heading}{cells[2]}\n")));
            }
        }
    }

    private static IEnumerable<(string File, string Path)> Files(string folder) =>
        CorpusReader.Files(folder, "*.tsv").Where(file => file.Path.Split('/') is [.., Folder, _]);
}
