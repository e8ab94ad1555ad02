using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MsLetterCoder.Review.Tests.Support;

/// <summary>A small OpenID Connect provider of the tests' own, on a free port of the loopback: everybody who comes is let in as <see cref="Claims"/> says. Real HTTP, tokens signed with RSA; each lie it
/// can be told to tell is one that a program must see through.</summary>
internal sealed class IdentityProvider : IDisposable
{
    public const string ClientId = "letters";
    public const string Secret = "a secret: with = signs & blanks";

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256];

    private readonly WebApplication app;
    private readonly RSA published = RSA.Create(2048);
    private readonly RSA other = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge, string Redirect)> codes = [];

    public IdentityProvider(TimeProvider time)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        Microsoft.Extensions.DependencyInjection.RoutingServiceCollectionExtensions.AddRoutingCore(builder.Services);
        app = builder.Build();
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
            ["token_endpoint_auth_methods_supported"] = new[] { SecretInForm ? "client_secret_post" : "client_secret_basic" },
            ["id_token_signing_alg_values_supported"] = Algorithms,
        }));
        app.MapGet("/keys", () =>
        {
            RSAParameters key = published.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k1", alg = "RS256", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } });
        });
        app.MapGet("/authorize", (HttpContext context) => Authorize(context.Request.Query));
        app.MapPost("/token", (Delegate)(async (HttpContext context) => Token(context.Request, await context.Request.ReadFormAsync(), time.GetUtcNow())));
        app.StartAsync().GetAwaiter().GetResult();
        Issuer = app.Urls.Single();
    }

    public string Issuer { get; } = "";

    /// <summary>What the token says of the person.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "Subject-1", ["preferred_username"] = "nina.nurse@trust.example", ["roles"] = (string[])["ms-nurses"] };

    /// <summary>Takes the secret in the form instead of the header.</summary>
    public bool SecretInForm { get; init; }

    /// <summary>Changes what the token says before it is signed.</summary>
    public Action<SecurityTokenDescriptor> Lie { get; set; } = _ => { };

    /// <summary>Signs with a key that was never published, under the name of the one that was.</summary>
    public bool WrongKey { get; set; }

    /// <summary>Changes the signed token.</summary>
    public Func<string, string> Bend { get; set; } = token => token;

    /// <summary>Changes the address to which the browser is sent back.</summary>
    public Func<string, string> Return { get; set; } = address => address;

    /// <summary>How often somebody asked for tokens, and how often they got them.</summary>
    public (int Asked, int Given) Tokens { get; private set; }

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)app).Dispose();
        published.Dispose();
        other.Dispose();
    }

    private IResult Authorize(IQueryCollection query)
    {
        Assert.Equal((ClientId, "code", "S256"), (query["client_id"].ToString(), query["response_type"].ToString(), query["code_challenge_method"].ToString()));
        string code = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        return Results.Redirect(Return($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}"));
    }

    private IResult Token(HttpRequest request, IFormCollection form, DateTimeOffset now)
    {
        Tokens = (Tokens.Asked + 1, Tokens.Given);
        string basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Uri.EscapeDataString(Secret)}"));
        bool client = SecretInForm ? form["client_secret"] == Secret : request.Headers.Authorization == basic;
        string challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!client || form["grant_type"] != "authorization_code" || !codes.Remove(form["code"].ToString(), out (string Nonce, string Challenge, string Redirect) kept)
            || kept.Challenge != challenge || kept.Redirect != form["redirect_uri"])
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddMinutes(5),
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = kept.Nonce },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(WrongKey ? other : published) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        };
        Lie(descriptor);
        Tokens = (Tokens.Asked, Tokens.Given + 1);
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = Bend(new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor)) });
    }
}
