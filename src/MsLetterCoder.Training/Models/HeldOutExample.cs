using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Models;

/// <summary>What a fold's pipeline, which has not seen the document, makes of it: the features from which later models learn.</summary>
internal sealed record HeldOutExample(string DocumentId, FeatureVector Features, string Label);
