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

    private static readonly FeatureName Bias = new("bias");
    private static readonly FeatureName Letter = new("letter");
    private static readonly FeatureName Message = new("message");
    private static readonly FeatureName ContextOdds = new("contextOdds");
    private static readonly FeatureName Context = new("context|");
    private static readonly FeatureName Words = new("words|");
    private static readonly FeatureName Gap = new("gap");
    private static readonly FeatureName Closed = new("closed");
    private static readonly FeatureName Kind = new("kind|");
    private static readonly FeatureName Group = new("group|");
    private static readonly FeatureName Key = new("key|");
    private static readonly FeatureName Conditioned = new("conditioned");
    private static readonly FeatureName Plain = new("plain");
    private static readonly FeatureName Harvested = new("harvested");
    private static readonly FeatureName Listed = new("listed");

    /// <summary>Adds the features of a candidate whose context has the given probability.</summary>
    public static void Add(FeatureBag bag, Candidate candidate, PhrasePattern pattern, MentionContext context, double contextProbability, bool letter)
    {
        bag.Add(Bias);
        bag.Add(letter ? Letter : Message);
        bag.Add(ContextOdds, ScoreCalibration.LogOdds(Math.Clamp(contextProbability, 0.001, 0.999)) / 3);
        bag.Add(Context, Labels.Of(context));
        bag.Add(Words, candidate.Match.Words switch { 1 => "1", 2 => "2", 3 => "3", _ => "4" });
        bag.Add(candidate.End - candidate.First > candidate.Match.Words ? Gap : Closed);
        bag.Add(Kind, candidate.Concept.Kind);
        bag.Add(Group, candidate.Concept.Group);
        bag.Add(Key, candidate.Concept.Key, 0.5);
        bag.Add(pattern.Conditions.Count > 0 ? Conditioned : Plain);
        bag.Add(pattern.Origin == HarvestedPhrase.Origin ? Harvested : Listed);
    }
}
