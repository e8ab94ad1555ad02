namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Words that name a day: characters [<paramref name="Start"/>, <paramref name="End"/>).</summary>
/// <param name="Start">First character.</param>
/// <param name="End">Character behind the last.</param>
/// <param name="InDays">Days after receipt, 0 or more; null where that is not known, and where the day is over.</param>
/// <param name="Tense">Whether the words themselves say that it is to come.</param>
internal readonly record struct DayPhrase(int Start, int End, int? InDays, DayTense Tense);
