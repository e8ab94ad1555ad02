using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.Store.Filing;

/// <summary>What a step needs to know of the message it works on.</summary>
internal sealed record MessageInHand
{
    public required long Id { get; init; }

    public required PipelineState State { get; init; }

    public required string ReceivedAt { get; init; }

    public required ReceivedSource ReceivedSource { get; init; }

    public required bool Seen { get; init; }

    public required string? QueueFrom { get; init; }

    public required string StoredAt { get; init; }

    public required string? HistoryAcceptedAt { get; init; }

    public required bool ReadBefore { get; init; }

    public required long? DuplicateOf { get; init; }

    public required long? LooksLike { get; init; }

    /// <summary>True where it is older than its mailbox's start.</summary>
    public bool IsHistory => History.Is(ReceivedAt, QueueFrom);

    /// <summary>When the clock of its work starts: at receipt, though never after the store had it, whatever its sender's clock says; for history when it was accepted; null for history that nobody
    /// has accepted.</summary>
    public DateTimeOffset? ClockStart => IsHistory
        ? StoreTime.ReadOptional(HistoryAcceptedAt)
        : StoreTime.Read(string.CompareOrdinal(ReceivedAt, StoredAt) < 0 ? ReceivedAt : StoredAt);

    /// <summary>Until when somebody must act on it, by urgency and by the first event that it names.</summary>
    public DateTimeOffset? Due(WriteTransaction transaction, Urgency urgency, DateOnly? eventDay = null) => ClockStart is { } start ? transaction.DueFrom(start).Of(urgency, eventDay) : null;

    /// <summary>The topmost Received field is better than a file's time (and worse than INTERNALDATE).</summary>
    public MessageInHand WithReceived(IncomingMessage mail) => ReceivedSource == ReceivedSource.FileTime && mail.TopReceived is { } received
        ? this with { ReceivedAt = StoreTime.Write(received), ReceivedSource = ReceivedSource.ReceivedHeader }
        : this;

    /// <summary>Reads it.</summary>
    /// <exception cref="StoreException">There is no such message.</exception>
    public static MessageInHand Load(WriteTransaction transaction, long messageId) =>
        transaction.Prepare(
            """
            SELECT m.state, m.received_at, m.received_source, m.seen, b.queue_from, b.history_accepted_at, m.content_hash, m.duplicate_of, m.looks_like, m.stored_at
            FROM message m JOIN mailbox b ON b.id = m.mailbox_id
            WHERE m.id = $id
            """)
            .Set("$id", messageId).Rows(r => new MessageInHand
            {
                Id = messageId,
                State = StoredLabel.Read<PipelineState>(r.GetString(0)),
                ReceivedAt = r.GetString(1),
                ReceivedSource = StoredLabel.Read<ReceivedSource>(r.GetString(2)),
                Seen = r.GetInt64(3) != 0,
                QueueFrom = r.GetOptionalString(4),
                HistoryAcceptedAt = r.GetOptionalString(5),
                ReadBefore = !r.IsNull(6),
                DuplicateOf = r.GetOptionalInt64(7),
                LooksLike = r.GetOptionalInt64(8),
                StoredAt = r.GetString(9),
            }) is [MessageInHand message]
                ? message
                : throw new StoreException($"There is no message {messageId}.");

    /// <summary>Writes a new pipeline state.</summary>
    public static void SetState(WriteTransaction transaction, long messageId, PipelineState state, string? reason) =>
        transaction.Prepare("UPDATE message SET state = $state, state_at = $now, state_reason = $reason, next_attempt_at = NULL WHERE id = $id")
            .Set("$state", Labels.Of(state)).Set("$now", transaction.NowText).Set("$reason", reason).Set("$id", messageId).Run();
}
