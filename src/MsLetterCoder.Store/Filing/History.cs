namespace MsLetterCoder.Store.Filing;

/// <summary>Mail older than its mailbox's start is filed as history: coded, neither queued nor clocked.</summary>
internal static class History
{
    /// <summary>True where a mail, received when the store's text says, is history.</summary>
    public static bool Is(string receivedAt, string? queueFrom) => queueFrom is not null && string.CompareOrdinal(receivedAt, queueFrom) < 0;
}
