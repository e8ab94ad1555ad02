using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Replies;

/// <summary>What the texts say of a team.</summary>
/// <param name="Nation">Whose helplines are named.</param>
/// <param name="Opening">Opening hours in words: 'Mon-Fri 09:00-17:00'.</param>
/// <param name="Helpline">The team's own helpline and its hours in words; null where it has none.</param>
public sealed record TeamFacts(Nation Nation, string Opening, string? Helpline);
