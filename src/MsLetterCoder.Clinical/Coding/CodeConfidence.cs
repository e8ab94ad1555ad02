using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The probability that a coder would accept each code of a list, from a learned model; without one a code has the confidence of its best mention. Codes that ask the coder keep that: nothing
/// was there to learn from.</summary>
internal sealed class CodeConfidence(ConceptInventory concepts, LinearModel? model)
{
    /// <summary>The list with its probabilities.</summary>
    public IReadOnlyList<Icd10Entry> Of(IReadOnlyList<Icd10Entry> list, IReadOnlyList<Mention> mentions)
    {
        if (model is null || list.Count == 0)
        {
            return list;
        }

        var bag = new FeatureBag(CodeFeatures.Dimension);
        return [.. list.Select(entry => entry.Ask ? entry : entry with { Confidence = Of(bag, entry, list, mentions) })];
    }

    private Confidence Of(FeatureBag bag, Icd10Entry entry, IReadOnlyList<Icd10Entry> list, IReadOnlyList<Mention> mentions)
    {
        bag.Clear();
        CodeFeatures.Add(bag, entry, list, mentions, concepts);
        (string label, Confidence confidence) = model!.Best(bag);
        return label == CodeFeatures.Right ? confidence : new Confidence(1 - confidence.Value);
    }
}
