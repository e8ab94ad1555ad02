using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Mail.Tests.Dovecot;

public sealed class DovecotSecurityTests(SharedDovecot dovecot) : IClassFixture<SharedDovecot>
{
    [SkippableTheory]
    [InlineData(ImapSecurity.Tls)]
    [InlineData(ImapSecurity.StartTls)]
    public async Task WrongPassword_IsAnErrorOfItsOwn(ImapSecurity security)
    {
        const string wrong = "battery staple";
        var (server, user) = await dovecot.TakeAsync();
        var account = server.Account(user) with
        {
            Security = security,
            Port = security == ImapSecurity.Tls ? server.ImapsPort : server.ImapPort,
            Secret = _ => ValueTask.FromResult(wrong),
        };

        var error = await Assert.ThrowsAsync<ImapAuthenticationException>(() => account.FetchAllAsync());

        Assert.Equal("AUTHENTICATIONFAILED", error.Code);
        Assert.Contains(user, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, error.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(ImapSecurity.Tls)]
    [InlineData(ImapSecurity.StartTls)]
    public async Task UnknownAuthority_IsRefusedBeforeThePasswordIsAsked(ImapSecurity security)
    {
        var (server, user) = await dovecot.TakeAsync();
        var asked = false;
        var account = server.Account(user) with
        {
            Security = security,
            Port = security == ImapSecurity.Tls ? server.ImapsPort : server.ImapPort,
            ExtraRootsPath = null,
            Secret = _ =>
            {
                asked = true;
                return ValueTask.FromResult(DovecotServer.Password);
            },
        };

        var error = await Assert.ThrowsAsync<ImapCertificateException>(() => account.FetchAllAsync());

        Assert.Contains("not trusted", error.Message, StringComparison.Ordinal);
        Assert.False(asked);
    }

    [SkippableFact]
    public async Task CertificateOfAnotherName_IsRefusedAndSaysWhichNames()
    {
        await using var server = await DovecotServer.StartAsync(new DovecotSettings { CertificateName = "mail.other.example" });

        var error = await Assert.ThrowsAsync<ImapCertificateException>(() => server.Account("nurse1").FetchAllAsync());

        Assert.Contains("'localhost'", error.Message, StringComparison.Ordinal);
        Assert.Contains("mail.other.example", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task CertificateOutOfDate_IsRefusedAndSaysSo()
    {
        await using var server = await DovecotServer.StartAsync(new DovecotSettings { CertificateAge = TimeSpan.FromDays(60) });

        var error = await Assert.ThrowsAsync<ImapCertificateException>(() => server.Account("nurse1").FetchAllAsync());

        Assert.Contains("out of date", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task PinnedCertificate_IsTheOneAccepted()
    {
        var (server, user) = await dovecot.TakeAsync();
        server.Deliver(user, 1, 1);
        var pinned = server.Account(user) with { ExtraRootsPath = null, PinnedSha256 = server.Certificates.Sha256.ToLowerInvariant() };
        var other = server.Account(user) with { PinnedSha256 = new string('0', 64) };

        Assert.Single(await pinned.FetchAllAsync());
        var error = await Assert.ThrowsAsync<ImapCertificateException>(() => other.FetchAllAsync());
        Assert.Contains(server.Certificates.Sha256, error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task RootsFileWithoutCertificates_IsNamed()
    {
        var (server, user) = await dovecot.TakeAsync();
        var account = server.Account(user) with { ExtraRootsPath = server.Certificates.KeyPath };

        var error = await Assert.ThrowsAsync<ImapCertificateException>(() => account.FetchAllAsync());

        Assert.Contains(server.Certificates.KeyPath, error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ImplicitTlsAtThePlainPort_IsAConnectionErrorInWords()
    {
        var (server, user) = await dovecot.TakeAsync();
        var account = server.Account(user) with { Port = server.ImapPort };

        var error = await Assert.ThrowsAsync<ImapConnectionException>(() => account.FetchAllAsync());

        Assert.Contains("right port", error.Message, StringComparison.Ordinal);
    }
}
