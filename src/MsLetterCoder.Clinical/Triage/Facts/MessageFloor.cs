namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>A least urgency that a message's facts set.</summary>
/// <param name="Least">The urgency.</param>
/// <param name="Reason">Words that name the rule, never text of the message.</param>
internal readonly record struct MessageFloor(Urgency Least, string Reason);
