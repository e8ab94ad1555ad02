using System.Text.Json.Serialization;

namespace MsLetterCoder.Terminology;

/// <summary>How the summary of an import is kept in its file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ImportSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
