using System.Text;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Tests;

/// <summary>Small gold documents written inline.</summary>
internal static class Gold
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    public static GoldDocument Document(string content, string path = "x.txt") =>
        CorpusReader.Read(path, Encoding.UTF8.GetBytes(content)) ?? throw new ArgumentException("No id or kind.", nameof(content));

    public static GoldDocument Letter(string body, string headers = "primary: ms", string id = "devT-letter-1") =>
        Document($"---\nid: {id}\nkind: clinic_letter\n{headers}\n---\n{body}");

    public static GoldDocument Message(
        string body,
        string urgency = "routine",
        string flags = "none",
        string category = "appointment_admin",
        string others = "none",
        string reply = "yes",
        string id = "devT-msg-1") =>
        Document(
            $"---\nid: {id}\nkind: patient_message\nsubject: a subject\ncategory: {category}\nother_categories: {others}\n" +
            $"urgency: {urgency}\nred_flags: {flags}\nreply_needed: {reply}\n---\n{body}");

    public static GoldDocument Other(string body, string id = "devT-other-1") => Document($"---\nid: {id}\nkind: other\n---\n{body}");

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MsLetterCoder.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("No MsLetterCoder.sln above the tests.");
    }
}
