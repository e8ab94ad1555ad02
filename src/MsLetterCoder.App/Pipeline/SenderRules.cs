using MsLetterCoder.App.Configuration;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Whose word on a sender counts, and which senders are the team itself, as the settings say.</summary>
internal sealed class SenderRules
{
    private readonly string? _server;
    private readonly HashSet<string> _team;

    public SenderRules(MailboxOptions options)
    {
        _server = string.IsNullOrWhiteSpace(options.AuthenticationServer) ? null : options.AuthenticationServer.Trim();
        _team = new HashSet<string>(options.TeamAddresses.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What the site's mail server found of the sender.</summary>
    public SenderCheck Check(IncomingMessage mail) => AuthenticationResults.Check(mail.Evidence, _server);

    /// <summary>True where the team itself sent it, as far as the server says nothing against it.</summary>
    public bool IsTeam(IncomingMessage mail) => mail.From is { } from && _team.Contains(from.Address.Trim()) && Check(mail) != SenderCheck.Fail;
}
