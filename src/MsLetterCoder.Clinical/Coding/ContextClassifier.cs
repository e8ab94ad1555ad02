using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Decides the context of a span: a linear model over cues, rules' verdict, section, tense and words; without a model the rules alone.</summary>
internal sealed class ContextClassifier(LinearModel? model)
{
    /// <summary>A bag to decide with.</summary>
    public FeatureBag NewBag() => model is null ? new FeatureBag(ContextFeatures.Dimension) : FeatureBag.For(model);

    /// <summary>Context of the tokens [first, end) and its probability (the rules alone: 0.9).</summary>
    public (MentionContext Context, double Probability) Decide(FeatureBag bag, TextClues clues, int first, int end, Concept? concept, OtherMentions? others, bool letter)
    {
        if (model is null)
        {
            return (ContextRules.Decide(Surroundings.Of(clues, first, end), concept), 0.9);
        }

        bag.Clear();
        ContextFeatures.Add(bag, clues, first, end, concept, others, letter);
        (string label, Confidence confidence) = model.Best(bag);
        return Labels.TryRead(label, out MentionContext context) ? (context, confidence.Value) : throw new InvalidDataException($"The context model knows the unknown label '{label}'.");
    }
}
