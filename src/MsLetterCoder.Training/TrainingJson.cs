using System.Text.Json.Serialization;
using MsLetterCoder.Training.Evaluation;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training;

/// <summary>The JSON of model cards and evaluation reports: snake_case, indented, LF line ends, nothing written that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ModelCard))]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class TrainingJson : JsonSerializerContext;
