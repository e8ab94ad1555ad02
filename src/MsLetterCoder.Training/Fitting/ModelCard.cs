using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// What a model was made of and how good it was on what it had not seen. Holds no date and no commit, so that the same training gives the same
/// bytes.
/// </summary>
public sealed record ModelCard
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Version of its features.</summary>
    public required string FeatureVersion { get; init; }

    /// <summary>SHA-256 of <see cref="Documents"/>, a line each: two models of one data hash saw the same.</summary>
    public required string DataHash { get; init; }

    /// <summary>SHA-256 of each training document's file, ascending; a document listed here is 'seen'.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>Seed of folds and order.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Labels in the order of the model.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>SHA-256 of the model file, lower-case hexadecimal.</summary>
    public required string ModelHash { get; init; }

    /// <summary>Scores of cross-validation, by name, sorted: 0 to 1 unless the name says otherwise.</summary>
    public required SortedDictionary<string, double> Scores { get; init; }

    /// <summary>Its calibration.</summary>
    public required CardCalibration Calibration { get; init; }

    /// <summary>Makes the card of a model.</summary>
    /// <param name="model">The model, calibrated.</param>
    /// <param name="files">Hash of each file it was trained on.</param>
    /// <param name="seed">Seed of folds and order.</param>
    /// <param name="scores">Scores of cross-validation.</param>
    /// <param name="heldOut">Probability of the answer given and whether it was right, for each held-out example, under the calibration.</param>
    /// <param name="before">The same before calibration, where it is known.</param>
    public static ModelCard Of(
        LinearModel model,
        IEnumerable<string> files,
        ulong seed,
        IReadOnlyDictionary<string, double> scores,
        IReadOnlyList<(double Confidence, bool Right)> heldOut,
        IReadOnlyList<(double Confidence, bool Right)>? before = null)
    {
        string[] hashes = [.. files.Distinct().Order(StringComparer.Ordinal)];
        using var file = new MemoryStream();
        model.Write(file);
        return new ModelCard
        {
            Name = model.Name,
            FeatureVersion = model.FeatureVersion,
            DataHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(hashes.Select(h => h + "\n"))))),
            Documents = hashes,
            Seed = seed,
            Labels = model.Labels,
            ModelHash = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length))),
            Scores = new SortedDictionary<string, double>(scores.ToDictionary(), StringComparer.Ordinal),
            Calibration = CardCalibration.Of(model.Calibration, heldOut, before),
        };
    }

    /// <summary>Reads a card.</summary>
    /// <exception cref="JsonException">The file is no card.</exception>
    public static ModelCard Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), TrainingJson.Default.ModelCard)
        ?? throw new JsonException($"The model card '{path}' is empty.");

    /// <summary>Writes the card; equal cards give equal bytes.</summary>
    public void Write(string path) => File.WriteAllText(path, ToJson());

    /// <summary>The card as JSON with LF line ends.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.ModelCard) + "\n";
}
