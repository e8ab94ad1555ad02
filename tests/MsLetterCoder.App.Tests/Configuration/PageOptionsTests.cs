using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Review;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.App.Tests.Configuration;

public sealed class PageOptionsTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Address_OffTheLoopbackNeedsACertificateThatCanBeRead()
    {
        _place["Pages:Address"] = "192.0.2.7";
        Assert.Contains("CertificateFile", Refused(), StringComparison.Ordinal);
        _place["Pages:CertificateFile"] = _place.In("cert.pem");
        Assert.Contains("cannot be read", Refused(), StringComparison.Ordinal);
        using var key = RSA.Create(2048);
        using X509Certificate2 made = new CertificateRequest("CN=letters.trust.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        File.WriteAllText(_place.In("cert.pem"), made.ExportCertificatePem());
        Assert.Contains("cannot be read", Refused(), StringComparison.Ordinal);
        File.WriteAllText(_place.In("key.pem"), key.ExportPkcs8PrivateKeyPem());
        _place["Pages:CertificateKeyFile"] = _place.In("key.pem");
        using X509Certificate2 read = Settings().Certificate!;
        Assert.Equal((made.Thumbprint, true), (read.Thumbprint, read.HasPrivateKey));
    }

    [Fact]
    public void OpenId_IsReadWithItsRoles()
    {
        Assert.Null(Settings().Outside);
        File.WriteAllText(_place.In("secret"), "words\n");
        _place["Pages:OpenId:Authority"] = "https://login.trust.example/t";
        _place["Pages:OpenId:ClientId"] = "letters";
        _place["Pages:OpenId:SecretFile"] = _place.In("secret");
        _place["Pages:OpenId:Nurses"] = "n1, n2";
        _place["Pages:OpenId:Administrators"] = "a";
        OutsideSignInSettings outside = Settings().Outside!;
        Assert.Equal(("https://login.trust.example/t", "letters", "words", "openid profile"), (outside.Authority.ToString(), outside.ClientId, outside.ClientSecret!(), outside.Scopes));
        Assert.Equal([("a", Role.Administrator), ("n1", Role.Nurse), ("n2", Role.Nurse)], outside.Roles.Select(r => (r.Key, r.Value)).OrderBy(r => r.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Authority", "http://login.trust.example", "https")]
    [InlineData("Authority", "login", "https")]
    [InlineData("ClientId", "", "ClientId")]
    [InlineData("Nurses", "", "gives a role")]
    [InlineData("Coders", "n", "twice")]
    [InlineData("Scopes", "profile", "openid")]
    [InlineData("SecretVariable", "MSLC_NO_SUCH_VARIABLE", "MSLC_NO_SUCH_VARIABLE")]
    public void OpenId_ThatCannotWorkIsRefusedAtTheStart(string key, string value, string words)
    {
        _place["Pages:OpenId:Authority"] = "https://login.trust.example/t";
        _place["Pages:OpenId:ClientId"] = "letters";
        _place["Pages:OpenId:Nurses"] = "n";
        Assert.NotNull(Settings().Outside);
        _place[$"Pages:OpenId:{key}"] = value;
        Assert.Contains(words, Refused(), StringComparison.Ordinal);
    }

    private ReviewSettings Settings()
    {
        AppSettings settings = _place.Load();
        return settings.Pages.Settings(settings.Times);
    }

    private string Refused() => Assert.Throws<ConfigurationException>(Settings).Message;
}
