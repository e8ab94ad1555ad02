using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store;

/// <summary>Where a store lies and how it is kept.</summary>
public sealed record StoreOptions
{
    /// <summary>The database file. Its folder is made with mode 0700 and the file with 0600 where they do not exist.</summary>
    public required string Path { get; init; }

    /// <summary>Where the key-encryption key comes from; default: a file made in the user's configuration folder.</summary>
    public KeySource Key { get; init; } = KeySource.ConfigurationFolder;

    /// <summary>Folder of the file, named after the store, in which the head of the audit chain is anchored; null: the user's configuration folder. Best on another disk than the database.</summary>
    public string? AuditAnchorFolder { get; init; }

    /// <summary>How long a transaction waits for another process that writes. More than 0; default 10 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long raw mail is kept after it was stored. Mail that is not yet filed is kept in any case. 0 or more; default 30 days.</summary>
    public TimeSpan KeepRaw { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Time limits of nurses' work from the moment its clock starts (<see cref="TimeLimits.From"/>). Default: none.</summary>
    public Func<DateTimeOffset, DueTimes> DueFrom { get; init; } = _ => DueTimes.None;

    /// <summary>How long before its limit work moves to the front of the queue, with what is past its limit. 0 or more; default 1 h.</summary>
    public TimeSpan DueShortly { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
