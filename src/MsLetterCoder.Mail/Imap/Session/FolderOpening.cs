using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>The steps from a connection to an open folder.</summary>
internal static class FolderOpening
{
    private static readonly string[] Passing = ["UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN"];

    public static async Task SignInAsync(ImapSession session, ImapAccount account, CancellationToken cancellation)
    {
        var greeting = await session.GreetingAsync(cancellation).ConfigureAwait(false);
        if (account.Security == ImapSecurity.StartTls)
        {
            await StartTlsAsync(session, account, greeting, cancellation).ConfigureAwait(false);
        }

        if (!session.KnowsCapabilities)
        {
            await session.AskCapabilitiesAsync(cancellation).ConfigureAwait(false);
        }

        if (!session.Can("IMAP4rev1") && !session.Can("IMAP4rev2"))
        {
            throw new ImapUnsupportedException($"{account.Host} does not speak IMAP4rev1.");
        }

        if (greeting != StatusKind.PreAuth)
        {
            await SignIn.RunAsync(session, account, cancellation).ConfigureAwait(false);
        }
    }

    public static async Task OpenAsync(ImapSession session, ImapAccount account, CancellationToken cancellation)
    {
        session.LeaveFolder();
        var verb = account.Writes ? "SELECT" : "EXAMINE";
        var answer = await session.AskAsync(new ImapCommand(verb, session.Literals).Folder(account.Folder), null, cancellation).ConfigureAwait(false);
        if (answer.Kind != StatusKind.Ok)
        {
            throw answer.Kind == StatusKind.Bad || Passing.Contains(answer.Code?.Name)
                ? ImapSession.Refused(verb, answer)
                : new ImapFolderException($"The folder '{account.Folder}' of user '{account.User}' cannot be opened: {answer.Text}", answer.Code?.Name);
        }

        var state = session.Folder.State
            ?? throw new ImapUnsupportedException($"The server gives no UIDVALIDITY for the folder '{account.Folder}': its messages cannot be told apart safely.");
        if (account.Writes && state.ReadOnly)
        {
            throw new ImapFolderException($"The folder '{account.Folder}' is read-only for user '{account.User}', but the settings ask to mark or move its messages.", "READ-ONLY");
        }

        if (account.Moves && !MessageMove.IsSafe(session))
        {
            throw MessageMove.Unsafe();
        }
    }

    /// <summary>STARTTLS before anything else. A server that claims to have signed us in before TLS (PREAUTH) leaves no way to it, and somebody in between could claim just that.</summary>
    private static async Task StartTlsAsync(ImapSession session, ImapAccount account, StatusKind greeting, CancellationToken cancellation)
    {
        if (greeting == StatusKind.PreAuth)
        {
            throw new ImapUnsupportedException($"{account.Host} greets as if signed in already, so TLS cannot begin. The connection was ended.");
        }

        if (!session.KnowsCapabilities)
        {
            await session.AskCapabilitiesAsync(cancellation).ConfigureAwait(false);
        }

        if (!session.Can("STARTTLS"))
        {
            throw new ImapUnsupportedException($"{account.Host}:{account.Port} does not offer STARTTLS. Nothing was sent to it in plain text.");
        }

        await session.RunAsync(new ImapCommand("STARTTLS"), null, cancellation).ConfigureAwait(false);
        await session.UpgradeAsync((stream, stop) => ImapConnector.ToTlsAsync(account, stream, stop), cancellation).ConfigureAwait(false);
    }
}
