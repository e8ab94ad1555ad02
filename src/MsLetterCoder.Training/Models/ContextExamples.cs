using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>Training examples of contexts: the gold mentions, seen through the same features as in use. Every mention is given once with its concept and once without, so that the model
/// also serves spans of no known concept.</summary>
internal static class ContextExamples
{
    private const double SpanWeight = 0.3;

    /// <summary>A sentence of those written for hard contexts counts less than one of a document: their mix of contexts is not that of letters. On folds, contexts right 0.836 at 1, 0.8385 at 0.3.</summary>
    private const double SentenceWeight = 0.3;

    public static IReadOnlyList<TrainingExample> Of(IReadOnlyList<GoldDocument> documents, ClinicalKnowledge knowledge)
    {
        var examples = new List<TrainingExample>();
        var reader = new DocumentTextReader(knowledge);
        var cueFinder = new CueFinder(knowledge);
        var mentionFinder = new MentionFinder(knowledge);
        var bag = new FeatureBag(ContextFeatures.Dimension);
        foreach (GoldDocument document in documents)
        {
            bool letter = document.Kind != DocumentKind.PatientMessage;
            ReadText text = reader.Read(document.Text, letter, document.Kind == DocumentKind.ClinicLetter ? null : MessageRegions.Find(document.Text));
            List<PhraseMatch> matches = knowledge.Matcher.Match(text.Tokens, letter);
            var clues = new TextClues(text, cueFinder.Find(text, matches), knowledge.WordClasses);
            var others = new OtherMentions(clues, mentionFinder.Find(text, matches));
            foreach (GoldMention mention in document.Mentions)
            {
                int first = text.Tokens.FindIndex(t => t.End > mention.Span.Start);
                int end = text.Tokens.FindLastIndex(t => t.Start < mention.Span.End) + 1;
                if (first < 0 || end <= first)
                {
                    continue;
                }

                string label = Labels.Of(mention.Context);
                foreach (Concept? concept in (ReadOnlySpan<Concept?>)[knowledge.Concepts.Find(mention.Key), null])
                {
                    bag.Clear();
                    ContextFeatures.Add(bag, clues, first, end, concept, others, letter);
                    examples.Add(new TrainingExample(bag.ToVector(), label, (concept is null ? SpanWeight : 1) * (document.Scope == GoldScope.Sentences ? SentenceWeight : 1)));
                }
            }
        }

        return examples;
    }
}
