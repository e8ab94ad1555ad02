using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>A mail to be sent: plain text to one address.</summary>
public sealed record OutgoingMail
{
    /// <summary>The team's address; also the return path unless <see cref="NullReturnPath"/>.</summary>
    public required EmailAddress From { get; init; }

    /// <summary>The address it goes to; no name is written.</summary>
    public required string To { get; init; }

    /// <summary>Subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>Text; any line ends.</summary>
    public required string Text { get; init; }

    /// <summary>Its Message-ID, without angle brackets; see <see cref="NewMessageId"/>.</summary>
    public required string MessageId { get; init; }

    /// <summary>Its date.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Message-ID of the mail it answers, as that mail gave it; left out where it cannot stand in a header.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>References of the mail it answers, oldest first, without that mail itself; ids that cannot stand in a header are left out.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What it says of being sent by a machine.</summary>
    public AutomaticSubmission Automatic { get; init; }

    /// <summary>Whether the return path is empty, so that nothing answers it (RFC 3834 section 3.3).</summary>
    public bool NullReturnPath { get; init; }

    /// <summary>A new Message-ID at the domain of an address: 128 random bits.</summary>
    public static string NewMessageId(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string random = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        return $"{random}@{address[(address.LastIndexOf('@') + 1)..]}";
    }
}
