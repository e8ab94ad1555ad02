using System.Text;
using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>Proves to the server who is there. What the server says to a failure is never shown, since it may repeat what it was sent.</summary>
internal static class SignIn
{
    private static readonly string[] NotTheUsersFault = ["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"];

    public static async Task RunAsync(ImapSession session, ImapAccount account, CancellationToken cancellation)
    {
        var secret = await account.Secret(cancellation).ConfigureAwait(false);
        if (secret.Length == 0 || secret.AsSpan().ContainsAny('\0', '\u0001'))
        {
            throw new ImapAuthenticationException($"The secret of user '{account.User}' is empty or contains a control character no server accepts.");
        }

        var (method, answer) = account.SignIn switch
        {
            ImapSignIn.AccessToken => await WithTokenAsync(session, account, secret, cancellation).ConfigureAwait(false),
            _ => await WithPasswordAsync(session, account, secret, cancellation).ConfigureAwait(false),
        };

        if (answer.Kind != StatusKind.Ok)
        {
            throw Refused(method, answer, account);
        }

        if (answer.Code is not { Name: "CAPABILITY" })
        {
            await session.AskCapabilitiesAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<(string Method, StatusResponse Answer)> WithPasswordAsync(
        ImapSession session, ImapAccount account, string password, CancellationToken cancellation)
    {
        if (session.Can("AUTH=PLAIN"))
        {
            return ("PLAIN", await SaslAsync(session, "PLAIN", $"\0{account.User}\0{password}", "*", cancellation).ConfigureAwait(false));
        }

        if (session.Can("LOGINDISABLED"))
        {
            throw new ImapUnsupportedException($"{account.Host} accepts no password. It may want an access token, or TLS.");
        }

        var login = new ImapCommand("LOGIN", session.Literals).Text(account.User).Text(password);
        return ("LOGIN", await session.AskAsync(login, null, cancellation).ConfigureAwait(false));
    }

    private static async Task<(string Method, StatusResponse Answer)> WithTokenAsync(
        ImapSession session, ImapAccount account, string token, CancellationToken cancellation)
    {
        if (session.Can("AUTH=OAUTHBEARER"))
        {
            var name = account.User.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);
            var message = FormattableString.Invariant($"n,a={name},\u0001host={account.Host}\u0001port={account.Port}\u0001auth=Bearer {token}\u0001\u0001");
            return ("OAUTHBEARER", await SaslAsync(session, "OAUTHBEARER", message, "AQ==", cancellation).ConfigureAwait(false));
        }

        if (session.Can("AUTH=XOAUTH2"))
        {
            var message = $"user={account.User}\u0001auth=Bearer {token}\u0001\u0001";
            return ("XOAUTH2", await SaslAsync(session, "XOAUTH2", message, "", cancellation).ConfigureAwait(false));
        }

        throw new ImapUnsupportedException($"{account.Host} accepts no access token (it offers neither OAUTHBEARER nor XOAUTH2).");
    }

    /// <summary>One exchange of RFC 3501 section 6.2.2, with the first message at once where RFC 4959 allows. A second request is the server's account of a failure;
    /// <paramref name="giveUp"/> answers it, so that the server may say NO.</summary>
    private static async Task<StatusResponse> SaslAsync(ImapSession session, string method, string message, string giveUp, CancellationToken cancellation)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(message));
        var atOnce = session.Can("SASL-IR");
        var command = new ImapCommand("AUTHENTICATE").Atom(method);
        var pending = await session.SendAsync(atOnce ? command.Fixed(encoded) : command, null, cancellation).ConfigureAwait(false);
        var answer = atOnce ? encoded : "";
        while (await session.ContinuationAsync(pending, cancellation).ConfigureAwait(false) is not null)
        {
            answer = answer.Length == 0 ? encoded : giveUp;
            await session.WriteLineAsync(answer, cancellation).ConfigureAwait(false);
            if (answer == giveUp)
            {
                break;
            }
        }

        return await session.FinishAsync(pending, cancellation).ConfigureAwait(false);
    }

    private static ImapException Refused(string method, StatusResponse answer, ImapAccount account)
    {
        var code = answer.Code?.Name;
        if (answer.Kind == StatusKind.Bad || NotTheUsersFault.Contains(code))
        {
            return new ImapCommandException(method, answer.Kind == StatusKind.Bad ? "BAD" : "NO", code, null);
        }

        var what = account.SignIn == ImapSignIn.AccessToken ? "access token" : "password";
        return new ImapAuthenticationException(
            $"{account.Host} does not let user '{account.User}' sign in: wrong user name or {what}, or no right to use IMAP{(code is null ? "" : $" [{code}]")}.", code);
    }
}
