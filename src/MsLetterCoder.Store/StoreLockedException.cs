using System.Globalization;

namespace MsLetterCoder.Store;

/// <summary>Another process already works on the store.</summary>
public sealed class StoreLockedException : StoreException
{
    private StoreLockedException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Its process id; null where it could not be read.</summary>
    public int? ProcessId { get; private init; }

    /// <summary>The machine it runs on; null where it could not be read.</summary>
    public string? Host { get; private init; }

    /// <summary>When it took the lock, as the store writes times; null where it could not be read.</summary>
    public string? Since { get; private init; }

    internal static StoreLockedException For(string[] owner, Exception cause)
    {
        if (owner is not [var id, var host, var since] || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int processId))
        {
            return new("Another process already works on this store. Stop it first, or leave the work to it.", cause);
        }

        return new($"Process {processId} on {host} has been working on this store since {since}. Stop it first, or leave the work to it.", cause)
        {
            ProcessId = processId,
            Host = host,
            Since = since,
        };
    }
}
