using System.Globalization;
using System.Text;
using MsLetterCoder.Mail.Imap;

namespace MsLetterCoder.Mail.Tests.Imap;

/// <summary>Plays the client's side of a transcript and writes down what came of it, a line each.</summary>
internal sealed class TranscriptPlayer(Transcript transcript, ScriptedStream stream)
{
    private readonly StringBuilder _outcome = new();

    /// <summary>Messages handed on.</summary>
    public List<ImapItem> Items { get; } = [];

    /// <summary>What happened, a line each. Errors of <see cref="ImapException"/> are part of it; any other passes through.</summary>
    public async Task<string> PlayAsync()
    {
        try
        {
            await using var mailbox = await ImapMailbox.OpenAsync(stream, Account(), TimeProvider.System, CancellationToken.None);
            Note($"open {mailbox.State}");
            foreach (var action in transcript.Actions)
            {
                try
                {
                    await DoAsync(mailbox, action.Split(' '));
                }
                catch (Exception error) when (error is ImapCommandException or ImapFolderException)
                {
                    Note($"{error.GetType().Name}: {error.Message}");
                }
            }

            if (mailbox.TakeAlert() is { } alert)
            {
                Note($"alert {alert}");
            }
        }
        catch (ImapException error)
        {
            Note($"{error.GetType().Name}: {error.Message}");
        }

        return _outcome.ToString();
    }

    private async Task DoAsync(ImapMailbox mailbox, string[] action)
    {
        switch (action[0])
        {
            case "fetch":
                await foreach (var item in mailbox.FetchAsync(Uids(action[1])[0], null, CancellationToken.None))
                {
                    Items.Add(item);
                    Note(Describe(item));
                }

                break;
            case "seen":
                await mailbox.MarkSeenAsync(Uids(action[1]), CancellationToken.None);
                break;
            case "move":
                await mailbox.MoveAsync(Uids(action[1]), action[2].Replace('_', ' '), CancellationToken.None);
                break;
            case "count":
                Note((await mailbox.CountByDateAsync(DateOnly.Parse(action[1], CultureInfo.InvariantCulture), CancellationToken.None)).ToString());
                break;
            case "list":
                foreach (var folder in await mailbox.ListFoldersAsync(CancellationToken.None))
                {
                    Note($"folder '{folder.Name}' delimiter {folder.Delimiter?.ToString() ?? "none"} attributes {string.Join(' ', folder.Attributes)}");
                }

                break;
            case "wait":
                await mailbox.WaitForChangesAsync(CancellationToken.None);
                Note("changed");
                break;
            case "glimpse":
                using (var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(100)))
                {
                    try
                    {
                        await mailbox.WaitForChangesAsync(moment.Token);
                        Note("changed");
                    }
                    catch (OperationCanceledException)
                    {
                        Note("cancelled");
                    }
                }

                break;
            case "state":
                Note($"state {mailbox.State}");
                break;
            default:
                throw new InvalidDataException($"{transcript.Name}: unknown action {action[0]}");
        }
    }

    private ImapAccount Account()
    {
        string? Get(string key) => transcript.Account.GetValueOrDefault(key);
        int Number(string key, int otherwise) => Get(key) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
        var secret = (Get("secret") ?? "secret").Replace("\\r\\n", "\r\n", StringComparison.Ordinal).Replace('_', ' ');
        return new ImapAccount
        {
            Host = "mail.example",
            User = (Get("user") ?? "nurse").Replace("\\r\\n", "\r\n", StringComparison.Ordinal).Replace('_', ' '),
            Secret = _ => ValueTask.FromResult(secret),
            SignIn = Get("signin") == "token" ? ImapSignIn.AccessToken : ImapSignIn.Password,
            Security = Get("security") == "starttls" ? ImapSecurity.StartTls : ImapSecurity.Tls,
            Folder = (Get("folder") ?? "INBOX").Replace("\\r\\n", "\r\n", StringComparison.Ordinal).Replace('_', ' '),
            ProcessedFolder = Get("processed"),
            CreateFolders = Get("create") != "no",
            MarkSeen = Get("seen") == "yes",
            Limits = new ImapLimits
            {
                MaxMessageBytes = Number("maxMessage", 1_000),
                MaxLineBytes = Number("maxLine", 2_000),
                MaxTextLiteralBytes = 100,
                MaxNesting = 5,
                MaxUnaskedResponses = 500,
                BatchMessages = Number("batch", 64),
            },
            Timeouts = new ImapTimeouts
            {
                Read = TimeSpan.FromMilliseconds(Number("read", 5_000)),
                Idle = TimeSpan.FromMilliseconds(Number("idle", 60_000)),
                Poll = TimeSpan.FromMilliseconds(100),
                Goodbye = TimeSpan.FromMilliseconds(500),
            },
        };
    }

    private static string Describe(ImapItem item)
    {
        var content = item.Raw is { } raw ? $"'{Encoding.Latin1.GetString(raw).ReplaceLineEndings("|")}'" : $"none, {item.Missing!.Kind}: {item.Missing.Reason}";
        var date = item.InternalDate?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) ?? "no date";
        return $"item {item.UidValidity}/{item.Uid} {date} flags ({string.Join(' ', item.Flags)}) size {item.Size} content {content}";
    }

    private static uint[] Uids(string list) => [.. list.Split(',').Select(uid => uint.Parse(uid, CultureInfo.InvariantCulture))];

    private void Note(string line) => _outcome.Append(line.ReplaceLineEndings("|")).Append('\n');
}
