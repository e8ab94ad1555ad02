using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>A model trained on the answers of others, with what folds of it said of examples they had not seen.</summary>
/// <param name="Model">Trained on all examples, calibrated.</param>
/// <param name="HeldOut">What the folds' models said.</param>
/// <param name="ByFold">The folds' models under the same calibration: each knows nothing of its own fold.</param>
internal sealed record StackedModel(LinearModel Model, List<ScoredExample> HeldOut, IReadOnlyDictionary<int, LinearModel> ByFold);
