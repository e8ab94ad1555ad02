using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MsLetterCoder.Review.Access;

/// <summary>The authorization-code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636): the browser goes to the provider with a state, a nonce and a challenge that belong to it alone, and comes back with a
/// code that this program changes for a token. The token is validated by Microsoft.IdentityModel; nothing is taken from the browser but code and state.</summary>
internal sealed class OutsideSignIn : IDisposable
{
    /// <summary>Where the provider sends the browser back to.</summary>
    public const string BackPath = "/sign-in/back";

    private const int RandomBytes = 32;

    /// <summary>How long somebody may take at the provider's page.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>How far the provider's clock may be off.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Signatures by a key that only the provider has: none by a shared secret, and never none.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly OutsideSignInSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly IDataProtector protector;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(15) };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> provider;
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly OpenIdConnectProtocolValidator protocol = new();

    public OutsideSignIn(OutsideSignInSettings settings, IDataProtectionProvider protection, TimeProvider time, ILogger<OutsideSignIn> log)
    {
        this.settings = settings;
        this.time = time;
        this.log = log;
        protector = protection.CreateProtector("outside sign-in");
        provider = new ConfigurationManager<OpenIdConnectConfiguration>(
            settings.Authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = !settings.Authority.IsLoopback });
    }

    /// <summary>What the sign-in page calls it.</summary>
    public string Label => settings.Label;

    /// <summary>Begins: where the browser goes, and what it keeps meanwhile, sealed.</summary>
    /// <param name="back">This program's address to come back to.</param>
    /// <param name="to">The page asked for before; empty for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Null where the provider cannot be reached.</returns>
    public async Task<(string Address, string Kept)?> BeginAsync(string back, string to, CancellationToken cancellation)
    {
        try
        {
            OpenIdConnectConfiguration found = await provider.GetConfigurationAsync(cancellation).ConfigureAwait(false);
            string state = Random();
            string nonce = protocol.GenerateNonce();
            string verifier = Random();
            var message = new OpenIdConnectMessage
            {
                IssuerAddress = found.AuthorizationEndpoint,
                ClientId = settings.ClientId,
                RedirectUri = back,
                ResponseType = OpenIdConnectResponseType.Code,
                Scope = settings.Scopes,
                State = state,
                Nonce = nonce,
            };
            message.SetParameter("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
            message.SetParameter("code_challenge_method", "S256");
            string kept = string.Join('\n', time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), state, nonce, verifier, to);
            return (message.CreateAuthenticationRequestUrl(), protector.Protect(kept));
        }
        catch (Exception e) when (IsFailure(e))
        {
            Log.OutsideSignInFailed(log, e.GetType().Name);
            return null;
        }
    }

    /// <summary>Ends: who came back.</summary>
    /// <param name="query">What the provider sent the browser back with.</param>
    /// <param name="kept">What the browser kept; null where it kept nothing.</param>
    /// <param name="back">As for the beginning.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Null where anything is not as it must be.</returns>
    public async Task<OutsidePerson?> EndAsync(IQueryCollection query, string? kept, string back, CancellationToken cancellation)
    {
        try
        {
            return await PersonAsync(query, kept, back, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e))
        {
            // Its message may hold names and claims: its type does not.
            Log.OutsideSignInFailed(log, e.GetType().Name);
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<OutsidePerson?> PersonAsync(IQueryCollection query, string? kept, string back, CancellationToken cancellation)
    {
        string[] parts = kept is null ? [] : protector.Unprotect(kept).Split('\n');
        if (parts is not [var at, var state, var nonce, var verifier, var to]
            || time.GetUtcNow() >= DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) + Lasts
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(query["state"].ToString()), Encoding.UTF8.GetBytes(state))
            || query["code"].ToString() is not { Length: > 0 } code)
        {
            Log.OutsideSignInFailed(log, "State");
            return null;
        }

        OpenIdConnectConfiguration found = await provider.GetConfigurationAsync(cancellation).ConfigureAwait(false);
        // RFC 9207: a provider that names itself must be this one.
        if (query.TryGetValue("iss", out var issuer) && issuer.ToString() != found.Issuer)
        {
            Log.OutsideSignInFailed(log, "Issuer");
            return null;
        }

        OpenIdConnectMessage answer = await RedeemAsync(found, code, verifier, back, cancellation).ConfigureAwait(false);
        ClaimsIdentity identity = await ValidateAsync(answer, nonce, cancellation).ConfigureAwait(false);
        return new OutsidePerson(
            $"{found.Issuer}\n{identity.FindFirst(JwtRegisteredClaimNames.Sub)!.Value}",
            identity.FindFirst(settings.NameClaim)?.Value,
            [.. identity.FindAll(settings.RoleClaim).Where(claim => settings.Roles.ContainsKey(claim.Value)).Select(claim => settings.Roles[claim.Value]).Distinct().Order()],
            to);
    }

    /// <summary>Changes the code for tokens, at the provider, over a connection of this program's own.</summary>
    private async Task<OpenIdConnectMessage> RedeemAsync(OpenIdConnectConfiguration found, string code, string verifier, string back, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = back,
            ["client_id"] = settings.ClientId,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, found.TokenEndpoint);
        if (settings.ClientSecret?.Invoke() is { } secret)
        {
            ICollection<string> ways = found.TokenEndpointAuthMethodsSupported;
            if (ways.Contains("client_secret_post") && !ways.Contains("client_secret_basic"))
            {
                fields["client_secret"] = secret;
            }
            else
            {
                // RFC 6749 section 2.3.1: both are form-encoded before they are joined.
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(secret)}")));
            }
        }

        request.Content = new FormUrlEncodedContent(fields);
        using HttpResponseMessage response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return new OpenIdConnectMessage(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
    }

    private async Task<ClaimsIdentity> ValidateAsync(OpenIdConnectMessage answer, string nonce, CancellationToken cancellation)
    {
        TokenValidationResult result = await handler.ValidateTokenAsync(answer.IdToken, Parameters(await provider.GetConfigurationAsync(cancellation).ConfigureAwait(false))).ConfigureAwait(false);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys: look once more.
            provider.RequestRefresh();
            result = await handler.ValidateTokenAsync(answer.IdToken, Parameters(await provider.GetConfigurationAsync(cancellation).ConfigureAwait(false))).ConfigureAwait(false);
        }

        if (!result.IsValid)
        {
            throw result.Exception;
        }

        protocol.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
        {
            ClientId = settings.ClientId,
            ProtocolMessage = answer,
            Nonce = nonce,
            ValidatedIdToken = System.IdentityModel.Tokens.Jwt.JwtSecurityTokenConverter.Convert((JsonWebToken)result.SecurityToken),
        });
        return result.ClaimsIdentity;
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration found) => new()
    {
        ValidIssuer = found.Issuer,
        ValidAudience = settings.ClientId,
        IssuerSigningKeys = found.SigningKeys,
        ValidAlgorithms = Algorithms,
        ClockSkew = Skew,
    };

    private static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What a provider, a network or a forged answer can cause.</summary>
    private static bool IsFailure(Exception e) => e is HttpRequestException or TaskCanceledException or IOException or InvalidOperationException or ArgumentException or FormatException or CryptographicException
        or SecurityTokenException or OpenIdConnectProtocolException or System.Text.Json.JsonException;
}
