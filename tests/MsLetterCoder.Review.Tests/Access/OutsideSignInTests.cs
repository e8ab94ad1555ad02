using System.Net;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using MsLetterCoder.Review.Tests.Support;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.Review.Tests.Access;

/// <summary>Sign-in by an OpenID Connect provider, against one that can lie.</summary>
public sealed class OutsideSignInTests : IDisposable
{
    private readonly List<IDisposable> made = [];
    private IdentityProvider provider = null!;
    private PageHost host = null!;

    public void Dispose() => made.ForEach(one => one.Dispose());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignIn_MakesAnAccountWithTheProvidersRoles(bool secretInForm)
    {
        Start(secretInForm);
        using PageClient client = Client();
        await client.GetAsync("/messages?who=mine");
        Assert.Contains("/sign-in/outside?to=%2Fmessages%3Fwho%3Dmine", client.Page, StringComparison.Ordinal);
        await client.GetAsync("/sign-in/outside?to=%2Fmessages%3Fwho%3Dmine");
        Assert.Contains("href=\"/messages?who=mine\"", client.Page, StringComparison.Ordinal);
        await client.GetAsync("/messages?who=mine");
        Assert.Equal(HttpStatusCode.OK, client.Status);
        Assert.StartsWith("/messages", client.Path, StringComparison.Ordinal);
        await client.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.Forbidden, client.Status);

        Account account = Assert.Single(host.Held.Store.Accounts.List());
        Assert.Equal(("nina.nurse@trust.example", null), (account.Name, account.PasswordHash));
        Assert.Equal([Role.Nurse], account.Roles);
        Assert.Equal([AuditAction.AccountAdded, AuditAction.SignedIn], host.Held.Store.Audit.Search(null, null, "account", account.Id, null, 9).Where(e => e.Action != AuditAction.PageRefused).Select(e => e.Action).Reverse());

        // The next time it is the same account, with what the provider says then.
        provider.Claims["roles"] = (string[])["ms-coders", "ms-nurses", "something-else"];
        provider.Claims["preferred_username"] = "another.name";
        await client.GetAsync("/sign-in/outside");
        account = Assert.Single(host.Held.Store.Accounts.List());
        Assert.Equal([Role.Coder, Role.Nurse], account.Roles);
        await client.GetAsync("/letters");
        Assert.Equal(HttpStatusCode.OK, client.Status);
    }

    [Theory]
    [InlineData("issuer", "SecurityTokenInvalidIssuerException")]
    [InlineData("audience", "SecurityTokenInvalidAudienceException")]
    [InlineData("expired", "SecurityTokenExpiredException")]
    [InlineData("not yet", "SecurityTokenNotYetValidException")]
    [InlineData("nonce", "OpenIdConnectProtocolInvalidNonceException")]
    [InlineData("no nonce", "OpenIdConnectProtocolInvalidNonceException")]
    [InlineData("wrong key", "SecurityTokenInvalidSignatureException")]
    [InlineData("bent", "SecurityTokenInvalidSignatureException")]
    [InlineData("none", "SecurityTokenInvalidSignatureException")]
    [InlineData("shared secret", "SecurityTokenInvalidSignatureException")]
    [InlineData("no subject", "OpenIdConnectProtocolException")]
    public async Task Token_ThatIsNotWhatItMustBe_IsRefused(string lie, string why)
    {
        Start();
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        switch (lie)
        {
            case "issuer":
                provider.Lie = token => token.Issuer = "https://elsewhere.example";
                break;
            case "audience":
                provider.Lie = token => token.Audience = "another-program";
                break;
            case "expired":
                provider.Lie = token => (token.NotBefore, token.IssuedAt, token.Expires) = (now.AddHours(-2), now.AddHours(-2), now.AddHours(-1));
                break;
            case "not yet":
                provider.Lie = token => (token.NotBefore, token.Expires) = (now.AddHours(1), now.AddHours(2));
                break;
            case "nonce":
                provider.Lie = token => token.Claims["nonce"] = $"{token.Claims["nonce"]}x";
                break;
            case "no nonce":
                provider.Lie = token => token.Claims.Remove("nonce");
                break;
            case "wrong key":
                provider.WrongKey = true;
                break;
            case "bent":
                provider.Bend = token => string.Join('.', token.Split('.') is [var head, var body, var seal] ? [head, Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(body).Replace("ms-nurses", "ms-admins", StringComparison.Ordinal)), seal] : []);
                break;
            case "none":
                provider.Bend = token => $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{token.Split('.')[1]}.";
                break;
            case "shared secret":
                provider.Lie = token => token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(IdentityProvider.Secret.PadRight(64, '='))) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256);
                break;
            default:
                provider.Claims.Remove("sub");
                break;
        }

        using PageClient client = Client();
        await client.GetAsync("/sign-in/outside");

        Assert.Equal(1, provider.Tokens.Given);
        Assert.Equal($"A sign-in by the organisation's provider failed ({why})", host.Logs.Lines.Single(line => line.StartsWith("A sign-in", StringComparison.Ordinal)));
        await RefusedAsync(client);
    }

    [Fact]
    public async Task Return_ThatDoesNotBelongToThisBrowser_IsRefused()
    {
        Start();
        using PageClient client = Client();
        // Another state, none, none of the program's codes.
        provider.Return = address => address.Replace("state=", "state=x", StringComparison.Ordinal);
        await client.GetAsync("/sign-in/outside");
        await RefusedAsync(client);
        provider.Return = address => address[..address.IndexOf("&state", StringComparison.Ordinal)];
        await client.GetAsync("/sign-in/outside");
        await RefusedAsync(client);
        provider.Return = address => address + "&iss=https%3A%2F%2Felsewhere.example";
        await client.GetAsync("/sign-in/outside");
        await RefusedAsync(client);
        Assert.Equal(0, provider.Tokens.Asked);

        // A good return address, carried into another browser: whoever follows it is not signed in as somebody else.
        string kept = "";
        provider.Return = address =>
        {
            kept = new Uri(address).PathAndQuery;
            return address.Replace("code=", "code=x", StringComparison.Ordinal);
        };
        await client.GetAsync("/sign-in/outside");
        await RefusedAsync(client);
        using PageClient victim = Client();
        await victim.GetAsync(kept);
        await RefusedAsync(victim);
        // And it is good once: the browser's part of it is gone.
        await client.GetAsync(kept);
        await RefusedAsync(client);
        Assert.Equal(0, provider.Tokens.Given);
    }

    [Fact]
    public async Task Return_AfterTooLong_IsRefused()
    {
        Start();
        using PageClient client = Client();
        provider.Return = address =>
        {
            host.Held.Time.Now += TimeSpan.FromMinutes(15);
            return address;
        };
        await client.GetAsync("/sign-in/outside");
        Assert.Equal(0, provider.Tokens.Asked);
        await RefusedAsync(client);
    }

    [Fact]
    public async Task Person_WithoutARoleOrWithATakenNameOrDisabled_IsRefused()
    {
        Start();
        using PageClient client = Client();
        provider.Claims["roles"] = (string[])["something-else"];
        await client.GetAsync("/sign-in/outside");
        Assert.Contains("no role", client.Fault, StringComparison.Ordinal);
        await RefusedAsync(client);

        provider.Claims["roles"] = "ms-nurses";
        host.Add("Nina.Nurse@trust.example", Role.Administrator);
        await client.GetAsync("/sign-in/outside");
        Assert.Contains("taken", client.Fault, StringComparison.Ordinal);
        await RefusedAsync(client, accounts: 1);

        provider.Claims["preferred_username"] = "nina";
        await client.GetAsync("/sign-in/outside");
        host.Held.Store.Accounts.SetDisabled(host.Held.Store.Accounts.Find("nina")!.Id, true, "admin");
        await client.GetAsync("/sign-in/outside");
        Assert.Contains("may not sign in", client.Fault, StringComparison.Ordinal);
        await RefusedAsync(client, accounts: 2);

        // Subjects that differ in case alone are two people.
        provider.Claims["sub"] = "subject-1";
        provider.Claims["preferred_username"] = "noah";
        await client.GetAsync("/sign-in/outside");
        Assert.Equal(3, host.Held.Store.Accounts.List().Count);
    }

    [Fact]
    public async Task Account_OfTheProviders_HasNoPasswordHere()
    {
        Start();
        using PageClient client = Client();
        await client.GetAsync("/sign-in/outside");
        using PageClient other = Client();
        await other.GetAsync("/sign-in");
        await other.PostAsync("/sign-in", ("name", "nina.nurse@trust.example"), ("password", ""));
        Assert.Contains("wrong", other.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_ThatCannotBeReached_IsSaid()
    {
        Start();
        provider.Dispose();
        made.Remove(provider);
        using PageClient client = Client();
        await client.GetAsync("/sign-in/outside");
        Assert.Contains("cannot be reached", client.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("nina", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAProvider_ThereIsNoSuchAddress()
    {
        using var plain = new PageHost();
        using var client = new PageClient(plain.Address);
        Assert.DoesNotContain("outside", await client.GetAsync("/sign-in"), StringComparison.Ordinal);
        await client.GetAsync("/sign-in/outside");
        Assert.StartsWith("/sign-in?", client.Path, StringComparison.Ordinal);
    }

    private void Start(bool secretInForm = false)
    {
        provider = new IdentityProvider(TimeProvider.System) { SecretInForm = secretInForm };
        host = new PageHost(new ReviewSettings
        {
            Outside = new OutsideSignInSettings
            {
                Authority = new Uri(provider.Issuer),
                ClientId = IdentityProvider.ClientId,
                ClientSecret = () => IdentityProvider.Secret,
                Roles = new Dictionary<string, Role> { ["ms-nurses"] = Role.Nurse, ["ms-coders"] = Role.Coder, ["ms-admins"] = Role.Administrator },
            },
        });
        made.AddRange([host, provider]);
    }

    private PageClient Client() => new(host.Address);

    private async Task RefusedAsync(PageClient client, int accounts = 0)
    {
        Assert.NotEmpty(client.Fault);
        await client.GetAsync("/messages");
        Assert.StartsWith("/sign-in", client.Path, StringComparison.Ordinal);
        Assert.Equal(accounts, host.Held.Store.Accounts.List().Count);
        Assert.Equal(AuditAction.SignInFailed, host.Held.Store.Audit.Search(null, null, null, null, null, 1).Single(e => true).Action);
    }
}
