namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>A question that tells relapse from pseudo-relapse, and what the message says to it.</summary>
/// <param name="Topic">The question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Words">The words that answer it; null where nothing is said.</param>
public sealed record RelapseQuestion(RelapseTopic Topic, SaidAnswer Answer, SaidWords? Words);
