using MsLetterCoder.App.Models;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Work;

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
        string[] train = ["train", "--with-feedback", "--corpus", SmallCorpus(), "--floors", _place.In("floors.tsv"), "--folds", "2"];
        Assert.Equal(1, (await AppProcess.RunAsync(_place, train)).ExitCode);
        using (var view = _place.Look())
        {
            long item = view.Store.Work.Open(Desk.Nurse, 1)[0].Id;
            view.Store.Work.Regrade(item, Urgency.SameDay, "nurse1", null, "falls_mobility");
        }

        File.WriteAllText(_place.In("floors.tsv"), High);
        var refused = await AppProcess.RunAsync(_place, train);
        Assert.True(refused.ExitCode == 1, refused.Output + refused.Errors);
        Assert.Contains("FLOOR BROKEN", refused.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await AppProcess.RunAsync(_place, "models", "accept", "--by", "admin")).ExitCode);

        File.WriteAllText(_place.In("floors.tsv"), Low);
        var made = await AppProcess.RunAsync(_place, train);
        Assert.True(made.ExitCode == 0, made.Output + made.Errors);
        Assert.Contains("and 1 graded messages", made.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("numb", made.Output, StringComparison.Ordinal);
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
    }

    /// <summary>A few letters and messages of the open corpus, and some passages of two writers.</summary>
    private string SmallCorpus()
    {
        string open = Path.Combine(Repository.Root, "corpus", "dev");
        string small = Directory.CreateDirectory(_place.In("corpus")).FullName;
        foreach (string kind in new[] { "letters", "messages", "other" })
        {
            Directory.CreateDirectory(Path.Combine(small, kind));
            string[] files = [.. Directory.GetFiles(Path.Combine(open, kind), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
            for (int i = 0; i < 12; i++)
            {
                string file = files[i * (files.Length - 1) / 11];
                File.Copy(file, Path.Combine(small, kind, $"{i}-{Path.GetFileName(file)}"));
            }
        }

        Directory.CreateDirectory(Path.Combine(small, "passages"));
        foreach (string file in Directory.GetFiles(Path.Combine(open, "passages"), "*.tsv").Order(StringComparer.Ordinal).Take(2))
        {
            File.WriteAllLines(Path.Combine(small, "passages", Path.GetFileName(file)), File.ReadLines(file).Take(120));
        }

        return small;
    }
}
