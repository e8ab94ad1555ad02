namespace MsLetterCoder.TestServers;

/// <summary>What a <see cref="SmtpServer"/> does otherwise than a good server.</summary>
public sealed record SmtpScript
{
    /// <summary>Its certificate; needed for TLS.</summary>
    public TestCertificates? Certificates { get; init; }

    /// <summary>Whether TLS begins at once.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>What EHLO offers besides 8BITMIME; STARTTLS is left out once TLS is on.</summary>
    public IReadOnlyList<string> Offers { get; init; } = ["AUTH PLAIN LOGIN XOAUTH2"];

    /// <summary>Its answers by verb ('EHLO', 'RCPT'), 'greeting' and 'end' (to a mail), instead of the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>The verb after which it says nothing any more; 'END' for a mail's end.</summary>
    public string? Silent { get; init; }

    /// <summary>Given the number of a connection, counted from 0, how many bytes it sends before it is gone.</summary>
    public Func<int, long> CutAfterSent { get; init; } = _ => long.MaxValue;

    /// <summary>Likewise how many bytes it reads.</summary>
    public Func<int, long> CutAfterRead { get; init; } = _ => long.MaxValue;

    internal string? Answer(string verb) => Answers.GetValueOrDefault(verb);
}
