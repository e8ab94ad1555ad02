using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using MsLetterCoder.Review.Hosting;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Tests.Access;

/// <summary>The pages over TLS with a certificate of the site's own, and never in the clear off the loopback.</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task Pages_AreServedWithTheCertificateAndCookiesThatNeedIt()
    {
        using X509Certificate2 certificate = Certificate();
        using var host = new PageHost(new ReviewSettings { Certificate = certificate });
        host.Add("nina", Role.Nurse);
        Assert.Equal("https", host.Address.Scheme);
        X509Certificate? shown = null;
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler
        {
            CookieContainer = cookies,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, given, _, _) => (shown = given) is not null && given!.GetCertHashString() == certificate.GetCertHashString() },
        };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        using HttpResponseMessage page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        string html = await page.Content.ReadAsStringAsync();
        Assert.NotNull(shown);
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        using var form = new FormUrlEncodedContent([new("name", "nina"), new("password", PageHost.Password), new("token", System.Text.RegularExpressions.Regex.Match(html, "name=\"token\" value=\"([^\"]*)\"").Groups[1].Value)]);
        using HttpResponseMessage signedIn = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal("/messages", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(["__Host-form", "__Host-session"], cookies.GetAllCookies().Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(cookies.GetAllCookies(), cookie => Assert.True(cookie is { Secure: true, HttpOnly: true, Path: "/" }));

        // The same port in the clear says nothing.
        using var plain = new HttpClient { BaseAddress = new UriBuilder(host.Address) { Scheme = "http" }.Uri };
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync(new Uri("/sign-in", UriKind.Relative)));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.7")]
    public void Host_OnAnotherAddressThanLoopback_NeedsACertificate(string address)
    {
        using X509Certificate2 certificate = Certificate();
        var settings = new ReviewSettings { Address = address };
        Assert.Throws<ArgumentException>(() => WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).AddReview(settings));
        WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).AddReview(settings with { Certificate = certificate });
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
