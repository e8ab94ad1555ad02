namespace MsLetterCoder.Clinical.Triage;

/// <summary>What was found of a message's dangers.</summary>
/// <param name="Flags">Red flags, most urgent first, each once.</param>
/// <param name="Signals">Names of all signals seen.</param>
/// <param name="Likenesses">The likeliest passage of each flag by the passage classifier, with its probability; empty without one.</param>
internal sealed record FlagFindings(IReadOnlyList<RedFlag> Flags, IReadOnlyList<string> Signals, IReadOnlyList<(RedFlag Flag, double Probability)> Likenesses);
