using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Models;

/// <summary>Codes that pipelines suggested for letters they had not seen, and whether the gold list holds them: what the confidence of a code is learned from.</summary>
internal sealed class CodeExamples(ClinicalKnowledge knowledge, IReadOnlyDictionary<string, int> foldById, StackedModel mention, StackedModel primary)
{
    private readonly Icd10Engine _engine = new(knowledge.Concepts, knowledge.Coding);
    private readonly Icd10Engine _guideline = new(knowledge.Concepts);

    /// <summary>The examples, and for each what the confidence of its best mention would say.</summary>
    public (List<HeldOutExample> Examples, List<(double Confidence, bool Right)> BestMention) Of(IReadOnlyList<HeldOutLetter> letters)
    {
        var examples = new List<HeldOutExample>();
        var best = new List<(double, bool)>();
        var bag = new FeatureBag(CodeFeatures.Dimension);
        foreach (HeldOutLetter letter in letters)
        {
            GoldDocument gold = letter.Document;
            int fold = foldById[gold.Id];
            if (!mention.ByFold.TryGetValue(fold, out LinearModel? accept) || !primary.ByFold.TryGetValue(fold, out LinearModel? main))
            {
                continue;
            }

            List<Mention> mentions = [.. letter.Mentions.Select(m => m.Mention with { Confidence = Accepts(accept, m.Features) })];
            HashSet<string> due = [.. _guideline.Derive(gold.Text, gold.ToMentions(), gold.PrimaryKey).List.Select(e => e.Code.ToString())];
            IReadOnlyList<Icd10Entry> list = _engine.Derive(gold.Text, mentions, new PrimaryFinder(knowledge, main).Find(gold.Text, mentions).Key).List;
            foreach (Icd10Entry entry in list.Where(e => !e.Ask))
            {
                bag.Clear();
                CodeFeatures.Add(bag, entry, list, mentions, knowledge.Concepts);
                bool right = due.Contains(entry.Code.ToString());
                examples.Add(new HeldOutExample(gold.Id, bag.ToVector(), right ? CodeFeatures.Right : CodeFeatures.Wrong));
                best.Add((entry.Confidence.Value, right));
            }
        }

        return (examples, best);
    }

    private static Confidence Accepts(LinearModel model, FeatureVector features)
    {
        double[] scores = new double[model.Labels.Count];
        model.Scores(features, scores);
        model.Calibration.Apply(scores);
        return new Confidence(scores[model.Labels[0] == MentionFeatures.Right ? 0 : 1]);
    }
}
