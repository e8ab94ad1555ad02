using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App;

/// <summary>Everything the program logs: ids, counts, states and durations, never a subject, sender, name or text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Reading {Source} with {Models}")]
    public static partial void Started(ILogger logger, string source, string models);

    [LoggerMessage(2, LogLevel.Information, "Received {Count} mails")]
    public static partial void Received(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Information, "Message {MessageId}: {State}, {Documents} documents, {Milliseconds:0.0} ms")]
    public static partial void MailFiled(ILogger logger, long messageId, PipelineState state, int documents, double milliseconds);

    [LoggerMessage(4, LogLevel.Error, "Message {MessageId} failed with {Fault}, attempt {Attempt}")]
    public static partial void MailFailed(ILogger logger, long messageId, string fault, int attempt);

    [LoggerMessage(5, LogLevel.Information, "Mailbox: {State} {Count}")]
    public static partial void Mailbox(ILogger logger, WatcherState state, int count);

    [LoggerMessage(6, LogLevel.Information, "{Count} mails that waited for a tool are read again")]
    public static partial void Released(ILogger logger, int count);

    [LoggerMessage(7, LogLevel.Information, "Deleted the raw bytes of {Count} mails past their days")]
    public static partial void Purged(ILogger logger, int count);

    [LoggerMessage(9, LogLevel.Warning, "The mail folder has trouble: {Trouble}")]
    public static partial void FolderTrouble(ILogger logger, string trouble);

    [LoggerMessage(20, LogLevel.Information, "Outgoing mail {OutboxId}, {Kind}: {State}")]
    public static partial void MailSent(ILogger logger, long outboxId, OutboxKind kind, OutboxState state);

    [LoggerMessage(21, LogLevel.Warning, "Outgoing mail {OutboxId}, {Kind}: {State}, {Reason}")]
    public static partial void MailNotSent(ILogger logger, long outboxId, OutboxKind kind, OutboxState state, string reason);

    [LoggerMessage(22, LogLevel.Warning, "The sending of {Count} outgoing mails was cut off: it is not known whether they were sent")]
    public static partial void MailInterrupted(ILogger logger, int count);

    [LoggerMessage(23, LogLevel.Information, "{Count} messages are acknowledged")]
    public static partial void Acknowledged(ILogger logger, int count);

    [LoggerMessage(24, LogLevel.Warning, "Alert {Kind}, {Count}: sent")]
    public static partial void AlertSent(ILogger logger, AlertKind kind, int count);

    [LoggerMessage(25, LogLevel.Error, "Alert {Kind}, {Count}: not sent, {Reason}")]
    public static partial void AlertNotSent(ILogger logger, AlertKind kind, int count, string reason);

    [LoggerMessage(26, LogLevel.Error, "Looking for alerts or outgoing mail failed with {Fault}; it is tried again")]
    public static partial void LookFailed(ILogger logger, string fault);

    [LoggerMessage(27, LogLevel.Warning, "{Words}")]
    public static partial void RecoveryKeyWanting(ILogger logger, string words);

    [LoggerMessage(8, LogLevel.Critical, "The mail source failed for good with {Fault}; the program stops")]
    public static partial void SourceFailed(ILogger logger, string fault);
}
