using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Filing;

/// <summary>Keyed hashes by which a mail is compared with others.</summary>
/// <param name="MessageId">Of the Message-ID; null where it has none.</param>
/// <param name="Content">Of From, Date, Subject and decoded parts.</param>
/// <param name="From">Of the sender's address; null where it has none.</param>
/// <param name="Body">Of the body's words without white space and case; null where it has none.</param>
internal sealed record MailHashes(byte[]? MessageId, byte[] Content, byte[]? From, byte[]? Body)
{
    public static MailHashes Of(IncomingMessage mail, KeyedHash hash) => new(
        mail.MessageId is null ? null : hash.MessageId(mail.MessageId),
        hash.Content(mail.ContentHash),
        mail.From is null ? null : hash.Address(mail.From.Address),
        mail.Body is null ? null : hash.LooseText(mail.Body.Text));
}
