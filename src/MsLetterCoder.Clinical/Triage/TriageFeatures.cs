using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>What the urgency, category and reply classifiers see of a message: words, concepts with their context, red flags, drugs, shape.</summary>
internal static class TriageFeatures
{
    /// <summary>Changes whenever the features do.</summary>
    public const string Version = "triage2." + TextFeatures.Version;

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 18;

    /// <summary>Adds the features of a message.</summary>
    public static void Add(FeatureBag bag, IReadOnlyList<OwnWords> words, FlagFindings found, ConceptInventory concepts)
    {
        foreach (OwnWords part in words)
        {
            string prefix = part.Field == TextField.Subject ? "subject|" : "body|";
            TextFeatures.Add(bag, prefix, part.Content(), TextFeatureKinds.Words | TextFeatureKinds.WordPairs, 8000);
            foreach (Mention mention in part.Mentions.Where(m => m.Key is not null))
            {
                string context = Labels.Of(mention.Context);
                bag.Add("concept|" + context + "|", mention.Key ?? "", 1.5);
                if (concepts.Find(mention.Key) is { } concept)
                {
                    bag.Add("group|" + context + "|", concept.Group, 1.5);
                    if (concept.MsRole == "dmt")
                    {
                        bag.Add("dmt|", context, 2);
                    }
                }
            }
        }

        foreach (RedFlag flag in found.Flags.Where(f => f.Likeness is null))
        {
            bag.Add("flag|", flag.Key, 3);
            bag.Add("least|", Labels.Of(RedFlagTable.LeastUrgency(flag.Key)), 4);
        }

        foreach (string signal in found.Signals)
        {
            bag.Add("signal|", signal, 2);
        }

        if (found.Flags.All(f => f.Likeness is not null))
        {
            bag.Add("least|none", 4);
        }

        AddLikeness(bag, found.Likeness);
        int length = words.Sum(w => w.Content().Length);
        bag.Add("length|", length switch { < 150 => "150", < 400 => "400", < 900 => "900", _ => "more" }, 2);
    }

    /// <summary>What the passage classifier holds likely, by flag and by the urgency flags set, as steps of its probability.</summary>
    private static void AddLikeness(FeatureBag bag, IReadOnlyList<(string Key, double Probability)> likeness)
    {
        if (likeness.Count == 0)
        {
            return;
        }

        Span<double> highest = stackalloc double[(int)Urgency.Emergency + 1];
        foreach ((string key, double probability) in likeness)
        {
            ref double level = ref highest[(int)RedFlagTable.LeastUrgency(key)];
            level = Math.Max(level, probability);
            if (probability >= 0.1)
            {
                bag.Add("like|", key, 3 * probability);
            }
        }

        for (Urgency level = Urgency.Soon; level <= Urgency.Emergency; level++)
        {
            double probability = highest[(int)level];
            bag.Add("liking|", Labels.Of(level), 6 * probability);
            bag.Add("liking|" + Labels.Of(level) + "|", probability switch { < 0.05 => "0", < 0.15 => "1", < 0.3 => "2", < 0.5 => "3", < 0.7 => "4", < 0.9 => "5", _ => "6" }, 2);
        }
    }
}
