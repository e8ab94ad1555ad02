using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Tests.Fitting;

public sealed class ModelCardTests
{
    private static readonly GoldDocument[] Documents = [Gold.Other("one", "a-1"), Gold.Other("two", "a-2")];

    [Fact]
    public void Card_StatesWhatTheModelWasMadeOf()
    {
        ModelCard card = Card();

        string[] hashes = [.. Documents.Select(d => d.Hash).Order(StringComparer.Ordinal)];
        Assert.Equal(hashes, card.Documents);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{hashes[0]}\n{hashes[1]}\n"))), card.DataHash);
        Assert.Equal(["calm", "urgent"], card.Labels);
        Assert.Equal("temperature", card.Calibration.Method);
        Assert.Equal([2.0], card.Calibration.Parameters);
        Assert.Equal(0.25, card.Calibration.Error!.Value, 1e-12); // two at 0.75, one right: |0.75 - 0.5|
    }

    [Fact]
    public void Card_ReadsBackAndWritesTheSameBytes()
    {
        string path = Path.GetTempFileName();
        try
        {
            Card().Write(path);
            byte[] first = File.ReadAllBytes(path);
            ModelCard read = ModelCard.Read(path);
            read.Write(path);

            Assert.Equal(first, File.ReadAllBytes(path));
            Assert.Equal(0.5, read.Scores["accuracy"]);
            Assert.DoesNotContain((byte)'\r', first);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Card_SaysTheErrorBeforeCalibrationWhereItIsKnown()
    {
        var card = ModelCard.Of(Model(), Documents.Select(d => d.Hash), 5, new Dictionary<string, double>(), [(0.5, true), (0.5, false)], [(0.9, true), (0.9, false)]);

        Assert.Equal(0.4, card.Calibration.ErrorBefore!.Value, 1e-12);
        Assert.Equal(0, card.Calibration.Error!.Value, 1e-12);
        Assert.Null(Card().Calibration.ErrorBefore);
    }

    [Fact]
    public void Card_IsSnakeCaseAndSorted()
    {
        string json = Card().ToJson();

        Assert.Contains("\"feature_version\": \"text1\"", json, StringComparison.Ordinal);
        Assert.True(json.IndexOf("\"accuracy\"", StringComparison.Ordinal) < json.IndexOf("\"kappa\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Card_ChangesWithTheData() =>
        Assert.NotEqual(Card().DataHash, ModelCard.Of(Model(), Documents.Take(1).Select(d => d.Hash), 5, new Dictionary<string, double>(), []).DataHash);

    private static ModelCard Card() =>
        ModelCard.Of(Model(), Documents.Select(d => d.Hash), 5, new Dictionary<string, double> { ["kappa"] = 0.25, ["accuracy"] = 0.5 }, [(0.75, true), (0.75, false)]);

    private static LinearModel Model() =>
        MultinomialTrainer.Train("urgency", TextFeatures.Version, MultinomialTrainerTests.Examples(), new TrainingOptions())
            .With(ScoreCalibration.OfTemperature(2));
}
