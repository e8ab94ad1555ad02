using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.Training.Tests.Models;

public sealed class ModelTrainingTests
{
    private static readonly string[] Symptoms = ["fatigue", "constipation", "spasticity", "diplopia"];

    /// <summary>Keep documents from being near-duplicates, which would put them into one fold.</summary>
    private static readonly string[] Asides =
    [
        "The garden gate has rusted through and wants oil badly.", "Her brother keeps bees on a hill above the old mill.", "They drove here behind a tractor full of early turnips.",
        "Rain came in sideways all morning on platform two again.", "A choir practised next door while we spoke about holidays.", "Hello nurse, sorry to write at such a busy time.",
        "Good evening, it is me once more from the lighthouse.", "Hi team, hope everyone enjoyed that long warm weekend away.", "Dear all, our boiler broke so excuse these cold fingers.", "Morning, quick one before the school bus gets here today.",
    ];

    [Fact]
    public void Train_OnTheLeastCorpus_GivesEveryModel()
    {
        TrainedModels trained = ModelTraining.Train(Corpus(), 1);

        Assert.Equal(["category", "code", "context", "kind", "mention", "primary", "reply", "urgency"], trained.Cards.Keys);
        Assert.All(trained.Cards.Values, card => Assert.NotEmpty(card.Scores));
    }

    [Fact]
    public void Train_NamesTheLabelWithTooFewDocuments()
    {
        GoldDocument[] whole = Corpus();

        Assert.Equal(["9 gold documents: at least 10 are needed"], ModelTraining.Missing([.. whole.Take(9)], 1));
        Assert.Equal(["kind 'other': 1 document; two at least are needed, by two writers and not nearly the same"], ModelTraining.Missing([.. whole.Where(d => d.Id != "devS-other-1")], 1));
        Assert.Contains("letters with 'primary': 0 documents", Failure([.. whole.Select(d => d with { PrimaryKey = null })]), StringComparison.Ordinal);
        Assert.Contains("messages with 'urgency', 'category' and 'reply_needed': 0 documents", Failure([.. whole.Select(d => d with { Triage = null })]), StringComparison.Ordinal);
        Assert.Contains("marked mentions: 0 documents", Failure([.. whole.Select(d => d with { Mentions = [] })]), StringComparison.Ordinal);
        Assert.Contains("kind 'clinic_letter': 5 documents, all by one writer or nearly the same;", Failure([.. whole.Select(d => d with { Id = d.Id.Replace("devS", "devR", StringComparison.Ordinal) + d.Text.Length })]), StringComparison.Ordinal);
    }

    private static string Failure(GoldDocument[] documents) => Assert.Throws<TrainingException>(() => ModelTraining.Train(documents, 1)).Message;

    /// <summary>Five letters, five messages and two others by two writers, none like another.</summary>
    private static GoldDocument[] Corpus() =>
    [
        .. Enumerable.Range(0, 5).Select(i => Gold.Letter(
            $"Dear Dr {Asides[i]}\n\nDiagnosis: [[multiple sclerosis|ms|present]]\n\n{Asides[i]} She has [[{Symptoms[i % 4]}|{Symptoms[i % 4]}|present]] and no [[falls|falls|absent]].\n", id: $"dev{Writer(i)}-letter-{i}")),
        .. Enumerable.Range(0, 5).Select(i => Gold.Message(
            $"{Asides[i + 5]} My [[{Symptoms[i % 4]}|{Symptoms[i % 4]}|present]] is worse.\n", reply: i % 2 == 0 ? "yes" : "no", id: $"dev{Writer(i)}-msg-{i}")),
        Gold.Other("Rota of the ward for the coming week.\n", "devR-other-1"),
        Gold.Other("Newsletter: the canteen closes early on Friday.\n", "devS-other-1"),
    ];

    private static char Writer(int i) => i < 2 ? 'R' : 'S';
}
