using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Training.Corpus;

/// <summary>Proves a corpus against annotation.md and triage.md: form, vocabulary, and answers that contradict each other.</summary>
public static class CorpusCheck
{
    private static readonly string[] TriageKeys = ["category", "other_categories", "urgency", "red_flags", "reply_needed"];

    /// <summary>Checks every .txt file under a folder.</summary>
    /// <returns>What is wrong, by path and line; empty for a sound corpus.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<CorpusFinding> Check(string folder) => Check(CorpusReader.ReadFiles(folder));

    internal static IReadOnlyList<CorpusFinding> Check(IEnumerable<GoldFile> files)
    {
        var findings = new List<CorpusFinding>();
        var pathOfId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (GoldFile file in files)
        {
            if (file.Headers.Count > 0)
            {
                CheckIdentity(file, pathOfId);
                CheckVocabularyOfHeaders(file);
                CheckFacts(file);
                CheckPrimary(file);
                CheckTriage(file);
            }

            findings.AddRange(CheckMentions(file).OrderBy(f => f.Line));
        }

        return findings;
    }

    private static void CheckIdentity(GoldFile file, Dictionary<string, string> pathOfId)
    {
        if (file.Header("id") is not { Value.Length: > 0 } id)
        {
            file.Find(1, "no id");
        }
        else if (!pathOfId.TryAdd(id.Value, file.Path))
        {
            file.Find(id.Line, $"id '{id.Value}' stands already in {pathOfId[id.Value]}");
        }

        if (file.Header("kind") is null)
        {
            file.Find(1, "no kind");
        }
    }

    private static void CheckVocabularyOfHeaders(GoldFile file)
    {
        foreach (GoldFile.HeaderLine header in file.Headers)
        {
            if (!GoldHeader.Keys.Contains(header.Key))
            {
                file.Find(header.Line, $"unknown header '{header.Key}'");
                continue;
            }

            string? wrong = null;
            _ = header.Key switch
            {
                "kind" => (object?)GoldHeader.Label<DocumentKind>(header.Value, out wrong),
                "urgency" => GoldHeader.Label<Urgency>(header.Value, out wrong),
                "reply_needed" => GoldHeader.YesNo(header.Value, out wrong),
                "nhs_number" => GoldHeader.NhsNumber(header.Value, out wrong),
                "edss" => GoldHeader.Edss(header.Value, out wrong),
                "dob" or "clinic_date" => GoldHeader.Date(header.Value, out wrong),
                _ => null,
            };
            if (wrong is not null)
            {
                file.Find(header.Line, $"{header.Key}: {wrong}");
            }
        }
    }

    private static void CheckFacts(GoldFile file)
    {
        if (file.Header("dob") is { } birth && file.Header("clinic_date") is { } clinic
            && GoldHeader.Date(birth.Value, out _) is { } born && GoldHeader.Date(clinic.Value, out _) is { } seen && seen < born)
        {
            file.Find(clinic.Line, "clinic_date lies before dob");
        }
    }

    private static void CheckPrimary(GoldFile file)
    {
        bool letter = file.Header("kind")?.Value == Labels.Of(DocumentKind.ClinicLetter);
        switch (file.Header("primary"))
        {
            case null when letter:
                file.Find(1, "a letter without primary");
                break;
            case { } primary when !letter:
                file.Find(primary.Line, "only letters have a primary");
                break;
            case { } primary when GoldVocabulary.Concepts.Find(primary.Value) is null:
                file.Find(primary.Line, $"primary: unknown concept '{primary.Value}'");
                break;
            case { } primary when !file.Mentions.Any(m => m.Key == primary.Value):
                file.Find(primary.Line, $"primary: no mention names '{primary.Value}'");
                break;
        }
    }

    private static void CheckTriage(GoldFile file)
    {
        if (file.Header("kind")?.Value != Labels.Of(DocumentKind.PatientMessage))
        {
            foreach (GoldFile.HeaderLine header in file.Headers.Where(h => TriageKeys.Contains(h.Key)))
            {
                file.Find(header.Line, $"only messages have '{header.Key}'");
            }

            return;
        }

        foreach (string key in TriageKeys.Where(key => file.Header(key) is null))
        {
            file.Find(1, $"a message without {key}");
        }

        CheckCategories(file);
        CheckFlags(file);
    }

    private static void CheckCategories(GoldFile file)
    {
        GoldFile.HeaderLine? main = file.Header("category");
        if (main is not null && !GoldVocabulary.IsCategory(main.Value))
        {
            file.Find(main.Line, $"unknown category '{main.Value}'");
        }

        if (file.Header("other_categories") is not { } others)
        {
            return;
        }

        IReadOnlyList<string> items = GoldHeader.Items(others.Value);
        foreach (string category in items.Where(c => !GoldVocabulary.IsCategory(c)))
        {
            file.Find(others.Line, $"unknown category '{category}'");
        }

        if (items.Distinct(StringComparer.Ordinal).Count() < items.Count || (main is not null && items.Contains(main.Value)))
        {
            file.Find(others.Line, "a category stands twice");
        }
    }

    private static void CheckFlags(GoldFile file)
    {
        if (file.Header("red_flags") is not { } line)
        {
            return;
        }

        Urgency? urgency = file.Header("urgency") is { } header ? GoldHeader.Label<Urgency>(header.Value, out _) : null;
        IReadOnlyList<string> flags = GoldHeader.Items(line.Value);
        foreach (string flag in flags)
        {
            if (!GoldVocabulary.IsFlag(flag))
            {
                file.Find(line.Line, $"unknown red flag '{flag}'");
            }
            else if (RedFlagTable.LeastUrgency(flag) is var least && urgency < least)
            {
                file.Find(line.Line, $"red flag '{flag}' is at least {Labels.Of(least)}, above the urgency {Labels.Of(urgency.Value)}");
            }
        }

        if (flags.Distinct(StringComparer.Ordinal).Count() < flags.Count)
        {
            file.Find(line.Line, "a red flag stands twice");
        }
    }

    /// <summary>Everything wrong with the form of a file and with its mentions.</summary>
    internal static IReadOnlyList<CorpusFinding> CheckMentions(GoldFile file)
    {
        foreach (GoldFile.Markup mention in file.Mentions)
        {
            if (GoldVocabulary.Concepts.Find(mention.Key) is null)
            {
                file.Find(mention.Line, $"unknown concept '{mention.Key}'");
            }

            if (!Labels.TryRead(mention.Context, out MentionContext _))
            {
                file.Find(mention.Line, $"unknown context '{mention.Context}'");
            }

            ReadOnlySpan<char> words = mention.Span.In(file.Text);
            if (words.Trim().Length != words.Length)
            {
                file.Find(mention.Line, "a mention begins or ends with a blank");
            }
        }

        return file.Findings;
    }
}
