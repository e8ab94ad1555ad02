using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MsLetterCoder.Mail.Connections;

/// <summary>Judges a server's certificate: by the platform, by the platform with further roots, or by one fingerprint.</summary>
internal sealed class ServerCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly string _host;
    private readonly byte[]? _pinned;
    private readonly X509Certificate2Collection _extraRoots = [];
    private readonly X509RevocationMode _revocation;

    /// <exception cref="ServerConnectionException">The file of roots cannot be read or the fingerprint is none.</exception>
    public ServerCertificate(ServerEndpoint server)
    {
        _host = server.Host;
        _revocation = server.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;
        _pinned = server.PinnedSha256 is { } pin ? Fingerprint(pin) : null;
        if (server.ExtraRootsPath is { } path)
        {
            LoadRoots(path);
        }
    }

    /// <summary>Why the certificate was refused; null where it was not.</summary>
    public string? Problem { get; private set; }

    public bool Accept(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        Problem = shown is null ? $"{_host} showed no certificate." : Judge(shown as X509Certificate2 ?? new X509Certificate2(shown), chain, errors);
        return Problem is null;
    }

    private string? Judge(X509Certificate2 shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (_pinned is not null)
        {
            var actual = SHA256.HashData(shown.RawData);
            return CryptographicOperations.FixedTimeEquals(actual, _pinned)
                ? null
                : $"{_host} showed another certificate than the pinned one: its SHA-256 is {Convert.ToHexString(actual)}.";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"The certificate shown is not for '{_host}' but for {Names(shown)}. The host in the settings is wrong, or this is another server.";
        }

        if (errors == SslPolicyErrors.None || (_extraRoots.Count > 0 && ChainsToExtraRoot(shown, chain)))
        {
            return null;
        }

        var status = chain is null ? "no chain" : string.Join(", ", chain.ChainStatus.Select(item => item.Status).Distinct());
        return status.Contains(nameof(X509ChainStatusFlags.NotTimeValid), StringComparison.Ordinal)
            ? $"The certificate of {_host} or one above it is out of date (valid {shown.NotBefore:yyyy-MM-dd} to {shown.NotAfter:yyyy-MM-dd})."
            : $"The certificate of {_host} is not trusted here ({status}). If the hospital has a certificate authority of its own, name its root's PEM file in the settings.";
    }

    private bool ChainsToExtraRoot(X509Certificate2 shown, X509Chain? platformChain)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_extraRoots);
        chain.ChainPolicy.RevocationMode = _revocation;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (platformChain is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(platformChain.ChainPolicy.ExtraStore);
        }

        return chain.Build(shown);
    }

    private void LoadRoots(string path)
    {
        try
        {
            _extraRoots.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ServerConnectionException(ConnectionProblem.Certificate, $"The file of extra root certificates '{path}' cannot be read.", error);
        }

        if (_extraRoots.Count == 0)
        {
            throw new ServerConnectionException(ConnectionProblem.Certificate, $"The file of extra root certificates '{path}' holds no certificate in PEM form.");
        }
    }

    private static byte[] Fingerprint(string pin)
    {
        var digits = pin.Replace(":", "", StringComparison.Ordinal).Trim();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : throw new ServerConnectionException(ConnectionProblem.Certificate, "The pinned SHA-256 fingerprint is not 64 hexadecimal digits.");
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(5).ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    }
}
