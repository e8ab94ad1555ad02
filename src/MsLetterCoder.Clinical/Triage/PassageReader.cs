using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Looks for dangers in wordings that nobody listed: a classifier over passages of one or two sentences (docs/triage.md, 'Likeness').</summary>
internal sealed class PassageReader(ClinicalKnowledge knowledge, LinearModel model)
{
    /// <summary>The likeliest passage of each flag, with its probability from 0 to 1, in the order of the model's labels; 'none' is left out.</summary>
    public IReadOnlyList<(RedFlag Flag, double Probability)> Find(List<(OwnWords Part, FlagContext Context)> words)
    {
        int labels = model.Labels.Count;
        var best = new (RedFlag? Flag, double Probability)[labels];
        var bag = new FeatureBag(PassageFeatures.Dimension);
        double[] probabilities = new double[labels];
        foreach ((OwnWords part, FlagContext context) in words)
        {
            foreach (Passage passage in Passage.Of(part.Text))
            {
                bag.Clear();
                PassageFeatures.Add(bag, part, context, knowledge, passage);
                model.Probabilities(bag, probabilities);
                for (int label = 0; label < labels; label++)
                {
                    if (probabilities[label] > best[label].Probability && model.Labels[label] != PassageFeatures.None)
                    {
                        var span = new TextSpan(part.Text.Tokens[passage.First].Start, part.Text.Tokens[passage.End - 1].End);
                        best[label] = (new RedFlag { Key = model.Labels[label], Evidence = span, In = part.Field }, probabilities[label]);
                    }
                }
            }
        }

        return [.. best.Where(b => b.Flag is not null).Select(b => (b.Flag!, b.Probability))];
    }
}
