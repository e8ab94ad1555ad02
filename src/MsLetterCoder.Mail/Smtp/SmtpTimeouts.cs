namespace MsLetterCoder.Mail.Smtp;

/// <summary>How long each kind of waiting may take.</summary>
public sealed record SmtpTimeouts
{
    /// <summary>Finding the host, connecting and the TLS handshake together; 100 ms to 10 min, default 30 s.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for an answer, and for the server to take what is sent; 100 ms to 10 min, default 2 min.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest wait for the answer to the mail itself; 100 ms to 30 min, default 10 min (RFC 5321 section 4.5.3.2.6): a client that gives up early sends twice.</summary>
    public TimeSpan Acceptance { get; init; } = TimeSpan.FromMinutes(10);

    internal void Check()
    {
        InRange(Connect, TimeSpan.FromMinutes(10), nameof(Connect));
        InRange(Answer, TimeSpan.FromMinutes(10), nameof(Answer));
        InRange(Acceptance, TimeSpan.FromMinutes(30), nameof(Acceptance));
    }

    private static void InRange(TimeSpan value, TimeSpan most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(100), name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
