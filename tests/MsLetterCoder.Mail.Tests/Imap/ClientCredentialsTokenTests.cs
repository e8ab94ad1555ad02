using System.Net;
using System.Text;
using Microsoft.Identity.Client;
using MsLetterCoder.Mail.Imap;

namespace MsLetterCoder.Mail.Tests.Imap;

public sealed class ClientCredentialsTokenTests
{
    [Fact]
    public async Task Get_AsksOnceForTheMailboxPermissionAndKeepsTheToken()
    {
        var authority = new Authority(HttpStatusCode.OK, """{"token_type":"Bearer","expires_in":3599,"access_token":"tok.en"}""");
        var token = authority.Token();

        Assert.Equal("tok.en", await token.GetAsync(CancellationToken.None));
        Assert.Equal("tok.en", await token.GetAsync(CancellationToken.None));

        var request = Assert.Single(authority.Requests);
        Assert.Contains("grant_type=client_credentials", request, StringComparison.Ordinal);
        Assert.Contains("scope=" + Uri.EscapeDataString(ClientCredentialsToken.ExchangeOnlineScope), request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WrongSecret_IsAnAuthenticationError()
    {
        var token = new Authority(HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"no"}""").Token();

        var error = await Assert.ThrowsAsync<ImapAuthenticationException>(() => token.GetAsync(CancellationToken.None).AsTask());

        Assert.Contains("invalid_client", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AuthorityOutOfOrder_IsAConnectionError()
    {
        var token = new Authority(HttpStatusCode.ServiceUnavailable, "down").Token();

        await Assert.ThrowsAsync<ImapConnectionException>(() => token.GetAsync(CancellationToken.None).AsTask());
    }

    /// <summary>A token authority that gives one answer to all and keeps what it was asked.</summary>
    private sealed class Authority(HttpStatusCode status, string answer) : HttpMessageHandler, IMsalHttpClientFactory
    {
        public List<string> Requests { get; } = [];

        public ClientCredentialsToken Token() => new(
            new Uri("https://login.example/00000000-0000-0000-0000-000000000001"),
            "client",
            ClientCredentialsToken.ExchangeOnlineScope,
            builder => builder.WithClientSecret("secret").WithHttpClientFactory(this));

        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "");
            return new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
        }
    }
}
