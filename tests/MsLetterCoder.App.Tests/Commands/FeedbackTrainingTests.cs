using MsLetterCoder.App.Commands;
using MsLetterCoder.App.Models;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Work;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.App.Tests.Commands;

/// <summary>Models trained with nurses' grades, on a small part of the corpus.</summary>
public sealed class FeedbackTrainingTests : IDisposable
{
    private const string Low = "all\ttriage\turgency\t0.0\n";
    private const string High = "all\ttriage\turgency\t1.01\n";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    [Trait("kind", "slow")]
    public async Task Models_AreTrainedHeldToTheFloorsAcceptedServeAndAreDropped()
    {
        _place.Put("1.eml", Mails.Message(1));
        await _place.OnceAsync();
        var nothing = await AppProcess.RunAsync(_place, "train", "--with-feedback", "--corpus", _place.In("none"));
        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("nothing to learn from", nothing.Output, StringComparison.Ordinal);
        IReadOnlyList<GoldDocument> feedback;
        using (var view = _place.Look())
        {
            view.Store.Work.Regrade(view.Store.Work.Open(Desk.Nurse, 1)[0].Id, Urgency.SameDay, "nurse1", null, "falls_mobility");
            feedback = FeedbackExamples.Of(view.Store.Feedback.Examples());
        }

        GoldDocument example = Assert.Single(feedback);
        Assert.Equal((GoldScope.Triage, Urgency.SameDay, "falls_mobility", true), (example.Scope, example.Triage!.Urgency, example.Triage.Category, example.Triage.ReplyNeeded));
        string corpus = SmallCorpus();
        PassageTraining passages = PassageTraining.Of(corpus, _ => { })!;

        var (code, words) = Train(High);
        Assert.Equal(1, code);
        Assert.Contains("FLOOR BROKEN", words, StringComparison.Ordinal);
        Assert.Equal(1, (await AppProcess.RunAsync(_place, "models", "accept", "--by", "admin")).ExitCode);

        (code, words) = Train(Low);
        Assert.True(code == 0, words);
        Assert.Contains("and 1 graded messages", words, StringComparison.Ordinal);
        Assert.DoesNotContain("numb", words, StringComparison.Ordinal);
        Assert.Null(PipelineParts.ServingModels(_place.Load()).LocalHash);

        Assert.Equal(0, (await AppProcess.RunAsync(_place, "models", "accept", "--by", "admin")).ExitCode);
        ModelFolder serving = PipelineParts.ServingModels(_place.Load());
        Assert.NotNull(serving.LocalHash);
        Assert.All(PipelineParts.Versions(serving).Models, model => Assert.Equal("1+local", model.Version));
        _place.Put("2.eml", Mails.Message(2));
        Assert.Contains($"With local models {serving.LocalHash[..12]}", (await _place.OnceAsync()).Console, StringComparison.Ordinal);
        using (var view = _place.Look())
        {
            Assert.Contains(view.Store.Audit.Read(0, 1000), row => row is { Action: AuditAction.ModelsAccepted, Actor: "admin" } && row.Detail == $"models={serving.LocalHash}");
        }

        File.AppendAllText(Directory.GetFiles(serving.FullPath, "harvested.tsv", SearchOption.AllDirectories).Single(), "\n");
        Assert.Contains("not as they were accepted", Assert.Throws<ModelException>(() => PipelineParts.ServingModels(_place.Load())).Message, StringComparison.Ordinal);
        Assert.Equal(0, (await AppProcess.RunAsync(_place, "models", "drop", "--by", "admin")).ExitCode);
        Assert.Null(PipelineParts.ServingModels(_place.Load()).LocalHash);

        (int Code, string Words) Train(string floors)
        {
            File.WriteAllText(_place.In("floors.tsv"), floors);
            using var output = new StringWriter();
            int result = FeedbackTraining.Run(
                [.. CorpusReader.Read(corpus)], feedback, passages, [], _place.In("floors.tsv"), 3, 1, LocalModels.Of(_place.Load()), output, CancellationToken.None);
            return (result, output.ToString());
        }
    }

    /// <summary>A few letters and messages of the open corpus, and some passages of two writers.</summary>
    private string SmallCorpus()
    {
        string open = Path.Combine(Repository.Root, "corpus", "dev");
        string small = Directory.CreateDirectory(_place.In("corpus")).FullName;
        foreach (string kind in new[] { "letters", "messages", "other" })
        {
            Directory.CreateDirectory(Path.Combine(small, kind));

            // Three writers of every kind: of three folds each still learns from two.
            foreach (string writer in new[] { "devA", "devB", "devC" })
            {
                foreach (string file in Directory.GetFiles(Path.Combine(open, kind), writer + "-*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(4))
                {
                    File.Copy(file, Path.Combine(small, kind, Path.GetFileName(file)));
                }
            }
        }

        Directory.CreateDirectory(Path.Combine(small, "passages"));
        foreach (string file in Directory.GetFiles(Path.Combine(open, "passages"), "*.tsv").Order(StringComparer.Ordinal).Take(2))
        {
            File.WriteAllLines(Path.Combine(small, "passages", Path.GetFileName(file)), File.ReadLines(file).Take(60));
        }

        return small;
    }
}
