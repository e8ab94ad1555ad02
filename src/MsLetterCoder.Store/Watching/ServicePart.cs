namespace MsLetterCoder.Store.Watching;

/// <summary>A part of the service that must not stop unnoticed.</summary>
public enum ServicePart
{
    /// <summary>What brings mail from the mailbox into the store.</summary>
    Reader,

    /// <summary>What reads and files stored mail.</summary>
    Pipeline,
}
