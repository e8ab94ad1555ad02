using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>What the passage classifier sees: words, pairs and runs of characters, and every listed phrase with what speaks against it.</summary>
internal static class PassageFeatures
{
    /// <summary>Changes whenever the features do.</summary>
    public const string Version = "passage2." + TextFeatures.Version + "." + VectorFeatures.Version;

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 18;

    /// <summary>Label of a passage that raises no flag.</summary>
    public const string None = "none";

    /// <summary>Weight of the words' vectors beside all other features; chosen on passages of writers not learned from.</summary>
    private const double VectorShare = 0.25;

    private const FlagDoubt Unmeant = FlagDoubt.Denied | FlagDoubt.Supposed | FlagDoubt.General | FlagDoubt.Past | FlagDoubt.SomebodyElse | FlagDoubt.SomebodyElseThen;

    /// <summary>Adds the features of a passage to a cleared bag. Phrases harvested from a corpus are not looked at: the classifier is trained once for all folds.</summary>
    public static void Add(FeatureBag bag, OwnWords words, FlagContext context, ClinicalKnowledge knowledge, Passage passage)
    {
        int start = words.Text.Tokens[passage.First].Start;
        ReadOnlySpan<char> text = words.Text.Text.AsSpan(start, words.Text.Tokens[passage.End - 1].End - start);
        TextFeatures.Add(bag, "", text);
        for (int i = FirstFrom(words.Matches, passage.First); i < words.Matches.Count && words.Matches[i].First < passage.End; i++)
        {
            PhraseMatch match = words.Matches[i];
            PhrasePattern pattern = knowledge.Matcher[match.Pattern];
            if (match.End > passage.End || pattern.Origin == Coding.HarvestedPhrase.Origin)
            {
                continue;
            }

            FlagDoubt doubt = context.Doubts(match);
            string meant = (doubt & Unmeant) == 0 ? "+" : "-";
            bag.Add("phrase|" + meant + pattern.List + "|", pattern.Label, 2);
            if (pattern.List == PhraseList.Lexicon && knowledge.Concepts.Find(pattern.Label) is { } concept)
            {
                bag.Add("group|" + meant, concept.Group, 1.5);
                if (concept.MsRole is { Length: > 0 } role)
                {
                    bag.Add("role|", role, 2);
                }
            }

            if (doubt != FlagDoubt.None && pattern.List is PhraseList.RedFlag or PhraseList.Signal or PhraseList.Lexicon)
            {
                bag.Add("doubt|", doubt.ToString());
            }
        }

        VectorFeatures.AddDamped(bag, text, VectorShare);
    }

    /// <summary>The first match at or behind a token; matches are in order of their first word.</summary>
    private static int FirstFrom(List<PhraseMatch> matches, int token)
    {
        int low = 0;
        int high = matches.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = matches[middle].First < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
