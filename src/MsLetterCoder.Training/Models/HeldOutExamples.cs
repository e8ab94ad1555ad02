using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>Collects what each fold's pipeline says of the documents it has not seen.</summary>
internal sealed class HeldOutExamples
{
    public List<HeldOutExample> Mentions { get; } = [];

    public List<HeldOutExample> Primary { get; } = [];

    public List<HeldOutExample> Urgency { get; } = [];

    public List<HeldOutExample> Category { get; } = [];

    public List<HeldOutExample> Reply { get; } = [];

    /// <summary>Letters with the mentions that a fold's pipeline found in them, from which the confidence of codes is learned.</summary>
    public List<HeldOutLetter> Letters { get; } = [];

    public List<ScoredExample> Context { get; } = [];

    public List<ScoredExample> Kind { get; } = [];

    /// <summary>Adds what another fold gave.</summary>
    public void Append(HeldOutExamples other)
    {
        Mentions.AddRange(other.Mentions);
        Primary.AddRange(other.Primary);
        Urgency.AddRange(other.Urgency);
        Category.AddRange(other.Category);
        Reply.AddRange(other.Reply);
        Letters.AddRange(other.Letters);
        Context.AddRange(other.Context);
        Kind.AddRange(other.Kind);
    }

    /// <summary>Runs a fold's pipeline over documents it has not seen.</summary>
    public void Add(IReadOnlyList<GoldDocument> unseen, ClinicalKnowledge knowledge, LinearModel context, LinearModel kind, LinearModel? passages)
    {
        foreach (TrainingExample example in ContextExamples.Of(unseen, knowledge).Where(e => e.Weight >= 1))
        {
            Context.Add(Score(context, example.Features, example.Label));
        }

        foreach (TrainingExample example in KindExamples.Of(unseen))
        {
            Kind.Add(Score(kind, example.Features, example.Label));
        }

        var pipeline = new DocumentWords(knowledge, context);
        foreach (GoldDocument document in unseen)
        {
            bool letter = document.Kind != DocumentKind.PatientMessage;
            (List<OwnWords> words, List<(Mention Mention, FeatureVector Features)> mentions) = pipeline.Read(document, letter);
            foreach ((Mention mention, FeatureVector features) in mentions.Where(m => m.Mention.In == TextField.Text))
            {
                Mentions.Add(new HeldOutExample(document.Id, features, IsRight(document, mention, knowledge.Concepts) ? MentionFeatures.Right : MentionFeatures.Wrong));
            }

            if (document.Kind == DocumentKind.ClinicLetter)
            {
                Letters.Add(new HeldOutLetter(document, mentions));
            }

            if (document.Kind == DocumentKind.ClinicLetter && document.PrimaryKey is { } main)
            {
                AddPrimary(document, main, [.. mentions.Select(m => m.Mention)], knowledge);
            }

            if (document.Triage is { } triage && document.Kind == DocumentKind.PatientMessage)
            {
                AddTriage(document, triage, words, knowledge, passages);
            }
        }
    }

    /// <summary>Runs a fold's pipeline over messages of which triage alone is known.</summary>
    public void AddTriage(IReadOnlyList<GoldDocument> messages, ClinicalKnowledge knowledge, LinearModel context, LinearModel? passages)
    {
        var pipeline = new DocumentWords(knowledge, context);
        foreach (GoldDocument message in messages)
        {
            AddTriage(message, message.Triage!, pipeline.Read(message, letter: false).Words, knowledge, passages);
        }
    }

    /// <summary>Scores of a model for an example, before any calibration.</summary>
    public static ScoredExample Score(LinearModel model, FeatureVector features, string label)
    {
        double[] scores = new double[model.Labels.Count];
        model.Scores(features, scores);
        return new ScoredExample(scores, Enumerable.Range(0, model.Labels.Count).First(i => model.Labels[i] == label));
    }

    private void AddPrimary(GoldDocument document, string main, IReadOnlyList<Mention> mentions, ClinicalKnowledge knowledge)
    {
        Concept? gold = knowledge.Concepts.Find(main);
        foreach ((Concept concept, FeatureVector features) in new PrimaryFinder(knowledge, null).Examples(document.Text, mentions))
        {
            bool right = concept.Key == main || (gold is { Icd10.Count: > 0 } && concept.Icd10.Count > 0 && concept.Icd10[0] == gold.Icd10[0]);
            Primary.Add(new HeldOutExample(document.Id, features, right ? PrimaryFeatures.Right : PrimaryFeatures.Wrong));
        }
    }

    private void AddTriage(GoldDocument document, GoldTriage triage, List<OwnWords> words, ClinicalKnowledge knowledge, LinearModel? passages)
    {
        FlagFindings found = new FlagReader(knowledge, passages).Find(words, []);
        var bag = new FeatureBag(TriageFeatures.Dimension);
        TriageFeatures.Add(bag, words, found, knowledge.Concepts);
        FeatureVector features = bag.ToVector(FeatureScaling.DampedUnitLength);
        Urgency.Add(new HeldOutExample(document.Id, features, Labels.Of(triage.Urgency)));
        Category.Add(new HeldOutExample(document.Id, features, triage.Category));
        Reply.Add(new HeldOutExample(document.Id, features, triage.ReplyNeeded ? "yes" : "no"));
    }

    private static bool IsRight(GoldDocument document, Mention mention, ConceptInventory concepts) =>
        document.Mentions.Any(g => g.Span.Overlaps(mention.Span) && g.Context == mention.Context && concepts.Find(g.Key)?.ScoreAs == concepts.Find(mention.Key)?.ScoreAs);
}
