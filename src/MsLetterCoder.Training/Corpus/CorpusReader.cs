using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Training.Corpus;

/// <summary>Reads gold documents. What cannot be read is left out of its document; <see cref="CorpusCheck"/> names each such place.</summary>
public static class CorpusReader
{
    /// <summary>Reads every .txt file under a folder, in ordinal order of path. Files without id or kind give no document.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<GoldDocument> Read(string folder) => [.. ReadFiles(folder).Select(ToDocument).OfType<GoldDocument>()];

    /// <summary>Reads one gold document from bytes; null without id or kind.</summary>
    /// <param name="path">Path to report, with '/'.</param>
    /// <param name="bytes">The file.</param>
    public static GoldDocument? Read(string path, byte[] bytes) => ToDocument(GoldFile.Parse(path, bytes));

    internal static IEnumerable<GoldFile> ReadFiles(string folder) => Files(folder, "*.txt").Select(file => GoldFile.Parse(file.Path, File.ReadAllBytes(file.File)));

    /// <summary>Files below a folder with their path from it, in ordinal order of that path.</summary>
    internal static IEnumerable<(string File, string Path)> Files(string folder, string pattern)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no corpus folder '{folder}'.");
        }

        // A locked corpus stays locked when its own folder is the one named.
        string root = Path.GetFullPath(folder);
        string prefix = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) == "locked" ? "locked/" : "";
        return Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(file => (File: file, Path: prefix + Path.GetRelativePath(root, file).Replace('\\', '/')))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    internal static GoldDocument? ToDocument(GoldFile file)
    {
        if (file.Header("id") is not { Value.Length: > 0 } id
            || file.Header("kind") is not { } kindLine || GoldHeader.Label<DocumentKind>(kindLine.Value, out _) is not { } kind)
        {
            return null;
        }

        return new GoldDocument
        {
            Id = id.Value,
            Path = file.Path,
            Hash = file.Hash,
            Kind = kind,
            Text = file.Text,
            Subject = file.Header("subject")?.Value,
            PrimaryKey = file.Header("primary")?.Value,
            Facts = ReadFacts(file),
            Triage = ReadTriage(file),
            Mentions = ReadMentions(file),
            UnknownHeaders = [.. file.Headers.Select(h => h.Key).Except(GoldHeader.Keys)],
        };
    }

    private static DocumentFacts ReadFacts(GoldFile file)
    {
        (double Low, double? High)? edss = file.Header("edss") is { } line ? GoldHeader.Edss(line.Value, out _) : null;
        return new DocumentFacts
        {
            NhsNumber = file.Header("nhs_number") is { } number ? GoldHeader.NhsNumber(number.Value, out _) : null,
            DateOfBirth = file.Header("dob") is { } birth ? GoldHeader.Date(birth.Value, out _) : null,
            ClinicDate = file.Header("clinic_date") is { } clinic ? GoldHeader.Date(clinic.Value, out _) : null,
            Edss = edss?.Low,
            EdssHigh = edss?.High,
        };
    }

    private static GoldTriage? ReadTriage(GoldFile file)
    {
        if (file.Header("category") is not { } category
            || file.Header("urgency") is not { } urgencyLine || GoldHeader.Label<Urgency>(urgencyLine.Value, out _) is not { } urgency
            || file.Header("reply_needed") is not { } replyLine || GoldHeader.YesNo(replyLine.Value, out _) is not { } reply)
        {
            return null;
        }

        return new GoldTriage
        {
            Urgency = urgency,
            Category = category.Value,
            OtherCategories = GoldHeader.Items(file.Header("other_categories")?.Value),
            RedFlags = GoldHeader.Items(file.Header("red_flags")?.Value),
            ReplyNeeded = reply,
        };
    }

    private static List<GoldMention> ReadMentions(GoldFile file)
    {
        var mentions = new List<GoldMention>(file.Mentions.Count);
        foreach (GoldFile.Markup markup in file.Mentions)
        {
            if (Labels.TryRead(markup.Context, out MentionContext context))
            {
                mentions.Add(new GoldMention(markup.Span, markup.Key, context));
            }
        }

        return mentions;
    }
}
