using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>Training examples of document kinds: each document with its subject and without, because a letter may come as the body of a mail and a message as a file.</summary>
internal static class KindExamples
{
    public static IReadOnlyList<TrainingExample> Of(IReadOnlyList<GoldDocument> documents) =>
        [.. documents.SelectMany(d => Inputs(d).Select(input => new TrainingExample(Features(input), Labels.Of(d.Kind))))];

    public static FeatureVector Features(DocumentInput input)
    {
        var bag = new FeatureBag(KindFeatures.Dimension);
        KindFeatures.Add(bag, input, MessageRegions.Find(input.Text));
        return bag.ToVector(FeatureScaling.DampedUnitLength);
    }

    private static IEnumerable<DocumentInput> Inputs(GoldDocument document)
    {
        DocumentInput input = document.ToInput();
        yield return input;
        if (input.Subject is not null)
        {
            yield return input with { Subject = null };
        }
    }
}
