using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What speaks for a mention being right as a whole: how sure the context is, how the phrase was found, which concept it is.</summary>
internal static class MentionFeatures
{
    /// <summary>Changes whenever the features do.</summary>
    public const string Version = "mention1";

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 12;

    /// <summary>Label of a mention that is right.</summary>
    public const string Right = "right";

    /// <summary>Label of a mention that is wrong.</summary>
    public const string Wrong = "wrong";

    /// <summary>Adds the features of a candidate whose context has the given probability.</summary>
    public static void Add(FeatureBag bag, Candidate candidate, PhrasePattern pattern, MentionContext context, double contextProbability, bool letter)
    {
        bag.Add("bias");
        bag.Add(letter ? "letter" : "message");
        bag.Add("contextOdds", ScoreCalibration.LogOdds(Math.Clamp(contextProbability, 0.001, 0.999)) / 3);
        bag.Add("context|", Labels.Of(context));
        bag.Add("words|", candidate.Match.Words switch { 1 => "1", 2 => "2", 3 => "3", _ => "4" });
        bag.Add(candidate.End - candidate.First > candidate.Match.Words ? "gap" : "closed");
        bag.Add("kind|", candidate.Concept.Kind);
        bag.Add("group|", candidate.Concept.Group);
        bag.Add("key|", candidate.Concept.Key, 0.5);
        bag.Add(pattern.Conditions.Count > 0 ? "conditioned" : "plain");
        bag.Add(pattern.Origin == HarvestedPhrase.Origin ? "harvested" : "listed");
    }
}
