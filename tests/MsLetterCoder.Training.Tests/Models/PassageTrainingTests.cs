using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.Training.Tests.Models;

public sealed class PassageTrainingTests
{
    private static readonly GoldPassage[] Passages =
    [
        .. from writer in (string[])["one", "two"]
           from number in Enumerable.Range(1, 6)
           from passage in (GoldPassage[])
           [
               new(writer, ["stroke_signs"], $"his mouth slid down on one side {number}", number),
               new(writer, ["overdose"], $"she swallowed the whole packet {number}", number),
               new(writer, [], $"could you move my appointment {number}", number),
           ]
           select passage,
    ];

    [Fact]
    public void Fit_GivesTheSameModelEachTime()
    {
        Assert.Equal(Bytes(new PassageTraining(Passages, [])), Bytes(new PassageTraining(Passages, [])));
    }

    [Fact]
    public void Fit_NeedsTwoWriters()
    {
        Assert.Throws<TrainingException>(() => new PassageTraining([.. Passages.Where(p => p.Writer == "one")], []));
    }

    private static byte[] Bytes(PassageTraining training)
    {
        LinearModel model = training.Model;
        using var file = new MemoryStream();
        model.Write(file);
        return file.ToArray();
    }
}
