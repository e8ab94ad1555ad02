namespace MsLetterCoder.Mail.Imap;

/// <summary>One report of a watcher, fit for a log: it holds no word of any message.</summary>
/// <param name="State">What happened.</param>
/// <param name="Count">How many messages; 0 where it does not apply.</param>
/// <param name="Wait">Time until the next attempt, where there is one.</param>
/// <param name="Reason">Why, in words for a person; null where it went well.</param>
public sealed record WatcherEvent(WatcherState State, int Count = 0, TimeSpan? Wait = null, string? Reason = null);
