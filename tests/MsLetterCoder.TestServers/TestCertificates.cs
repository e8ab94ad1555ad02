using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MsLetterCoder.TestServers;

/// <summary>A certificate authority of the test's own, and a server certificate from it, as PEM files in one folder.</summary>
public sealed class TestCertificates
{
    /// <summary>Makes both and writes them.</summary>
    /// <param name="folder">Where the files go.</param>
    /// <param name="dnsName">The name the server certificate bears; 'localhost' gets the loopback address too.</param>
    /// <param name="age">How long ago both were made; they are valid for 30 days.</param>
    public TestCertificates(string folder, string dnsName = "localhost", TimeSpan age = default)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-1) - age;
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=MsLetterCoder test root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        rootRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(rootRequest.PublicKey, false));
        using var root = rootRequest.CreateSelfSigned(start, start.AddDays(30));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={dnsName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(dnsName);
        if (dnsName == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var server = request.Create(root, start, start.AddDays(29), RandomNumberGenerator.GetBytes(8));

        RootPath = Path.Combine(folder, "root.pem");
        CertificatePath = Path.Combine(folder, "server.pem");
        KeyPath = Path.Combine(folder, "server.key");
        Sha256 = Convert.ToHexString(SHA256.HashData(server.RawData));
        File.WriteAllText(RootPath, root.ExportCertificatePem());
        File.WriteAllText(CertificatePath, server.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    public string RootPath { get; }

    public string CertificatePath { get; }

    public string KeyPath { get; }

    /// <summary>SHA-256 of the server certificate, in hexadecimal digits.</summary>
    public string Sha256 { get; }
}
