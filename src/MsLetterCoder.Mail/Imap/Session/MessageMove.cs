using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>Moves messages to another folder so that no other message can be touched.</summary>
internal static class MessageMove
{
    private const int AtOnce = 500;

    public static bool IsSafe(ImapSession session) => session.Can("MOVE") || session.Can("UIDPLUS") || session.Can("IMAP4rev2");

    public static ImapUnsupportedException Unsafe() =>
        new("The server has neither MOVE nor UIDPLUS: removing a moved message would also remove what others marked as deleted. "
            + "Leave the processed and quarantine folders empty in the settings.");

    public static async Task RunAsync(ImapSession session, IReadOnlyList<uint> ascendingUids, string folder, bool create, CancellationToken cancellation)
    {
        if (!IsSafe(session))
        {
            throw Unsafe();
        }

        foreach (var uids in ascendingUids.Chunk(AtOnce))
        {
            if (session.Can("MOVE") || session.Can("IMAP4rev2"))
            {
                await ToFolderAsync(session, "UID MOVE", uids, folder, create, cancellation).ConfigureAwait(false);
            }
            else
            {
                await ToFolderAsync(session, "UID COPY", uids, folder, create, cancellation).ConfigureAwait(false);
                await session.RunAsync(new ImapCommand("UID STORE").Uids(uids).Fixed("+FLAGS.SILENT (\\Deleted)"), null, cancellation).ConfigureAwait(false);
                await session.RunAsync(new ImapCommand("UID EXPUNGE").Uids(uids), null, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task ToFolderAsync(ImapSession session, string verb, uint[] uids, string folder, bool create, CancellationToken cancellation)
    {
        ImapCommand Command() => new ImapCommand(verb, session.Literals).Uids(uids).Folder(folder);
        var answer = await session.AskAsync(Command(), null, cancellation).ConfigureAwait(false);
        if (answer is { Kind: StatusKind.No, Code.Name: "TRYCREATE" or "NONEXISTENT" })
        {
            await CreateAsync(session, folder, create, cancellation).ConfigureAwait(false);
            answer = await session.AskAsync(Command(), null, cancellation).ConfigureAwait(false);
        }

        if (answer.Kind != StatusKind.Ok)
        {
            throw ImapSession.Refused(verb, answer);
        }
    }

    private static async Task CreateAsync(ImapSession session, string folder, bool create, CancellationToken cancellation)
    {
        if (!create)
        {
            throw new ImapFolderException($"The folder '{folder}' does not exist, and the settings do not let it be made.", "NONEXISTENT");
        }

        var answer = await session.AskAsync(new ImapCommand("CREATE", session.Literals).Folder(folder), null, cancellation).ConfigureAwait(false);
        if (answer is { Kind: not StatusKind.Ok, Code.Name: not "ALREADYEXISTS" })
        {
            throw new ImapFolderException($"The folder '{folder}' does not exist and cannot be made: {answer.Text}", answer.Code?.Name);
        }
    }
}
