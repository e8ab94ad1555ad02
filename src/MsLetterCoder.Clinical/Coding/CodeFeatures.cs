using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What speaks for a coder accepting a code: how sure its mentions are, how many there are and where, which rule gave it, which code it is, what else the list holds.</summary>
internal static class CodeFeatures
{
    /// <summary>Changes whenever the features do.</summary>
    public const string Version = "code1";

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 12;

    /// <summary>Label of a code that a coder would accept.</summary>
    public const string Right = "right";

    /// <summary>Label of one that a coder would not.</summary>
    public const string Wrong = "wrong";

    private static readonly MentionContext[] Contexts = Enum.GetValues<MentionContext>();

    /// <summary>Adds the features of one entry of a list to a cleared bag.</summary>
    public static void Add(FeatureBag bag, Icd10Entry entry, IReadOnlyList<Icd10Entry> list, IReadOnlyList<Mention> mentions, ConceptInventory concepts)
    {
        (double best, double none, double sum) = (0, 1, 0);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var sections = new HashSet<string>(StringComparer.Ordinal);
        foreach (int index in entry.Mentions)
        {
            double confidence = mentions[index].Confidence.Value;
            (best, none, sum) = (Math.Max(best, confidence), none * (1 - confidence), sum + confidence);
            keys.Add(mentions[index].Key ?? "");
            sections.Add(mentions[index].Section ?? "none");
        }

        string rule = entry.Rule[..Math.Max(0, entry.Rule.IndexOf(':', StringComparison.Ordinal))];
        int count = Math.Max(1, entry.Mentions.Count);
        bag.Add("bias");
        bag.Add("best", Odds(best));
        bag.Add("none", Odds(1 - none));
        bag.Add("mean", Odds(sum / count));
        bag.Add("best|" + rule, Odds(best));
        bag.Add("count|", count switch { 1 => "1", 2 => "2", 3 => "3", <= 6 => "6", _ => "7" });
        bag.Add("concepts|", keys.Count switch { <= 1 => "1", 2 => "2", _ => "3" });
        bag.Add("rule|", rule);
        bag.Add("chapter|", entry.Code.Category.AsSpan(0, 1));
        bag.Add("category|", entry.Code.Category, 0.7);
        bag.Add("code|", entry.Code.ToString(), 0.7);
        foreach (string section in sections)
        {
            bag.Add("section|", section);
        }

        if (entry.Primary)
        {
            bag.Add("primary");
            bag.Add("primary|", entry.Code.Category.AsSpan(0, 1));
        }

        AddRivals(bag, entry, keys, mentions);
        bool symptom = entry.Mentions.Any(m => concepts.Find(mentions[m].Key) is { IntegralTo.Count: > 0 });
        if (symptom)
        {
            // Its disease is not in the list: perhaps it was missed.
            bag.Add("integral");
            bag.Add("integral|", list.Any(e => e.Code.Category is "G35" or "G36" or "G37") ? "demyelinating" : "none");
        }

        bag.Add("list|", list.Count switch { 1 => "1", 2 => "2", <= 4 => "4", <= 8 => "8", <= 14 => "14", _ => "more" });
    }

    /// <summary>Whether the same concepts are also denied, past, planned or possible somewhere in the document.</summary>
    private static void AddRivals(FeatureBag bag, Icd10Entry entry, HashSet<string> keys, IReadOnlyList<Mention> mentions)
    {
        MentionContext own = entry.Mentions.Count > 0 ? mentions[entry.Mentions[0]].Context : MentionContext.Present;
        Span<bool> also = stackalloc bool[Contexts.Length];
        foreach (Mention mention in mentions)
        {
            int context = (int)mention.Context;
            also[context] = also[context] || keys.Contains(mention.Key ?? "");
        }

        foreach (MentionContext other in Contexts)
        {
            if (other != own && also[(int)other])
            {
                bag.Add("also|", Labels.Of(other));
            }
        }
    }

    private static double Odds(double probability) => Math.Round(ScoreCalibration.LogOdds(Math.Clamp(probability, 0.005, 0.995)) / 3, 6);
}
