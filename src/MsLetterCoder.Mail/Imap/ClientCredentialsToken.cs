using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;

namespace MsLetterCoder.Mail.Imap;

/// <summary>Access tokens for a mailbox on Exchange Online (NHSmail), got with the application's own secret or certificate: the OAuth 2.0 client credentials grant
/// (RFC 6749 section 4.4). A token is kept until shortly before it expires. Give <see cref="GetAsync"/> to <see cref="ImapAccount.Secret"/>.</summary>
public sealed class ClientCredentialsToken
{
    /// <summary>The permission Exchange Online wants for IMAP.</summary>
    public const string ExchangeOnlineScope = "https://outlook.office365.com/.default";

    private readonly IConfidentialClientApplication _application;
    private readonly string[] _scopes;

    /// <param name="authority">Token authority, such as https://login.microsoftonline.com/TENANT; https alone is allowed.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="clientSecret">The application's secret.</param>
    /// <param name="scope">The permission asked for.</param>
    public ClientCredentialsToken(Uri authority, string clientId, string clientSecret, string scope = ExchangeOnlineScope)
        : this(authority, clientId, scope, builder => builder.WithClientSecret(clientSecret))
    {
    }

    /// <param name="authority">Token authority, such as https://login.microsoftonline.com/TENANT; https alone is allowed.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="certificate">The application's certificate, with its private key.</param>
    /// <param name="scope">The permission asked for.</param>
    public ClientCredentialsToken(Uri authority, string clientId, X509Certificate2 certificate, string scope = ExchangeOnlineScope)
        : this(authority, clientId, scope, builder => builder.WithCertificate(certificate))
    {
    }

    internal ClientCredentialsToken(
        Uri authority, string clientId, string scope, Func<ConfidentialClientApplicationBuilder, ConfidentialClientApplicationBuilder> credential)
    {
        // Instance discovery would ask a public address whether the authority is a known one; the authority in the settings is trusted instead.
        var builder = ConfidentialClientApplicationBuilder.Create(clientId).WithAuthority(authority).WithInstanceDiscovery(false);
        _application = credential(builder).Build();
        _scopes = [scope];
    }

    /// <summary>A token that is valid now.</summary>
    /// <exception cref="ImapAuthenticationException">The authority refuses: wrong id, secret, certificate or permission.</exception>
    /// <exception cref="ImapConnectionException">The authority cannot be reached or is out of order.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellation)
    {
        try
        {
            var result = await _application.AcquireTokenForClient(_scopes).ExecuteAsync(cancellation).ConfigureAwait(false);
            return result.AccessToken;
        }
        catch (MsalServiceException error) when (error.StatusCode is >= 400 and < 500 and not 408 and not 429)
        {
            throw new ImapAuthenticationException($"The token authority refuses an access token ({error.ErrorCode}): check tenant, client id, secret and permission.", null, error);
        }
        catch (Exception error) when (error is MsalException or HttpRequestException)
        {
            throw new ImapConnectionException("The token authority cannot be reached or is out of order.", error);
        }
    }
}
