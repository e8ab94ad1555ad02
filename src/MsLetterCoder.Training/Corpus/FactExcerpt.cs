namespace MsLetterCoder.Training.Corpus;

/// <summary>An excerpt of a letter and the facts that it states.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Part">Its file: 'tuned', 'held-back'.</param>
/// <param name="Text">The letter.</param>
/// <param name="Facts">Kind and value of each fact, as <see cref="Evaluation.FactAtoms"/> writes them.</param>
public sealed record FactExcerpt(string Id, string Part, string Text, IReadOnlyList<(string Kind, string Value)> Facts);
