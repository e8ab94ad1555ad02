using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Models;

/// <summary>A letter and the mentions, each with the features of its confidence, that a pipeline found which had not seen it.</summary>
internal sealed record HeldOutLetter(GoldDocument Document, IReadOnlyList<(Mention Mention, FeatureVector Features)> Mentions);
