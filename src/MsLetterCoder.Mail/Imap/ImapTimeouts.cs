namespace MsLetterCoder.Mail.Imap;

/// <summary>How long each kind of waiting may take.</summary>
public sealed record ImapTimeouts
{
    /// <summary>Finding the host, connecting and the TLS handshake together; 100 ms to 10 min, default 30 s.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest silence of a server that owes an answer, and longest time it may take to accept a command; 100 ms to 1 h, default 2 min.</summary>
    public TimeSpan Read { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one IDLE lasts before it is issued again (RFC 2177: less than 29 min); 100 ms to 29 min, default 9 min, because many firewalls forget after 10.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(9);

    /// <summary>Time between two NOOPs where the server has no IDLE; 100 ms to 29 min, default 1 min.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>First wait before connecting again; it doubles after each failure; 10 ms to 1 h, default 1 s.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait before connecting again; 10 ms to 24 h and not below <see cref="FirstRetry"/>, default 5 min.</summary>
    public TimeSpan LastRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time spent on saying goodbye (DONE, LOGOUT) when stopping; 10 ms to 1 min, default 2 s.</summary>
    public TimeSpan Goodbye { get; init; } = TimeSpan.FromSeconds(2);

    internal void Check()
    {
        var least = TimeSpan.FromMilliseconds(100);
        var least10 = TimeSpan.FromMilliseconds(10);
        InRange(Connect, least, TimeSpan.FromMinutes(10), nameof(Connect));
        InRange(Read, least, TimeSpan.FromHours(1), nameof(Read));
        InRange(Idle, least, TimeSpan.FromMinutes(29), nameof(Idle));
        InRange(Poll, least, TimeSpan.FromMinutes(29), nameof(Poll));
        InRange(FirstRetry, least10, TimeSpan.FromHours(1), nameof(FirstRetry));
        InRange(LastRetry, FirstRetry, TimeSpan.FromHours(24), nameof(LastRetry));
        InRange(Goodbye, least10, TimeSpan.FromMinutes(1), nameof(Goodbye));
    }

    private static void InRange(TimeSpan value, TimeSpan least, TimeSpan most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
