using System.Text.Json;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Summaries;

namespace MsLetterCoder.Store.Outgoing;

/// <summary>Decides for each patient's message, once, whether it is acknowledged.</summary>
public sealed class Acknowledgements
{
    private const int AtOnce = 100;

    private readonly StoreDatabase database;

    internal Acknowledgements(StoreDatabase database) => this.database = database;

    /// <summary>Decides on messages filed since the last time, and queues the mails.</summary>
    /// <returns>How many were queued.</returns>
    public int Plan(AcknowledgementRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        List<long> candidates = database.Read(session => Candidates(session, rules));
        return candidates.Count == 0 ? 0 : database.Write(transaction => Candidates(transaction.Session, rules).Count(id => Decide(transaction, id, rules) == AcknowledgementDecision.Queued));
    }

    /// <summary>Decisions by their label, most frequent first.</summary>
    public IReadOnlyList<LabelCount> Counts() => database.Read(session =>
        session.Prepare("SELECT decision, count(*) FROM acknowledgement GROUP BY decision ORDER BY 2 DESC, 1").Rows(r => new LabelCount(r.GetString(0), r.GetInt64(1))));

    /// <summary>What was decided on a message; null where nothing was.</summary>
    public AcknowledgementDecision? Of(long messageId) => database.Read(session =>
        StoredLabel.ReadOptional<AcknowledgementDecision>(session.Prepare("SELECT decision FROM acknowledgement WHERE message_id = $id").Set("$id", messageId).Value() as string));

    private List<long> Candidates(Session session, AcknowledgementRules rules) => session.Prepare(
        """
        SELECT m.id FROM message m
        WHERE m.stored_at >= $since AND m.state IN ('done', 'waiting') AND m.history = 0 AND m.duplicate_of IS NULL
          AND NOT EXISTS (SELECT 1 FROM acknowledgement a WHERE a.message_id = m.id)
          AND EXISTS (SELECT 1 FROM work_item w WHERE w.message_id = m.id AND w.queue = 'nurse' AND w.reason = 'message')
        ORDER BY m.id LIMIT $max
        """)
        .Set("$since", StoreTime.Write(database.Time.GetUtcNow() - rules.Latest)).Set("$max", AtOnce).Rows(r => r.GetInt64(0));

    private static AcknowledgementDecision Decide(WriteTransaction transaction, long messageId, AcknowledgementRules rules)
    {
        (byte[]? sealedAddress, byte[]? sealedHeaders, string? automatic, string check) = transaction.Prepare("SELECT from_address, headers, automatic, sender_check FROM message WHERE id = $id").Set("$id", messageId)
            .Rows(r => (r.IsNull(0) ? null : r.GetBytes(0), r.IsNull(1) ? null : r.GetBytes(1), r.GetOptionalString(2), r.GetString(3)))[0];
        string? address = transaction.Session.Open("message", messageId, "from_address", sealedAddress);
        MailHeaders? headers = transaction.Session.Open("message", messageId, "headers", sealedHeaders) is { } json ? JsonSerializer.Deserialize(json, StoreJson.Default.MailHeaders) : null;
        long? patient = Standing.PatientOf(transaction.Session, messageId);
        byte[] hash = transaction.Hash.Address(address ?? "");
        AcknowledgementDecision decision =
            automatic != "none" || headers is not { MayBeAnsweredByMachine: true } ? AcknowledgementDecision.AutomaticMail
            : address is null || Same(address, rules.From) || headers.ReplyTo.Any(to => !Same(to.Address, address)) ? AcknowledgementDecision.OtherReplyAddress
            : patient is not { } known ? AcknowledgementDecision.NoPatient
            : check == "fail" ? AcknowledgementDecision.SenderCheckFailed
            : !Standing.IsConfirmed(transaction.Session, hash, known) ? AcknowledgementDecision.AddressNotConfirmed
            : Standing.Restrictions(transaction.Session, hash, messageId, known).Count > 0 ? AcknowledgementDecision.ContactRestriction
            : Standing.Flagged(transaction.Session, hash, messageId, known) ? AcknowledgementDecision.WithheldFlag
            : HadOne(transaction, hash, rules) ? AcknowledgementDecision.RecentlyAcknowledged
            : AcknowledgementDecision.Queued;
        transaction.Prepare("INSERT INTO acknowledgement (message_id, decision, decided_at) VALUES ($id, $decision, $now)")
            .Set("$id", messageId).Set("$decision", Labels.Of(decision)).Set("$now", transaction.NowText).Run();
        if (decision == AcknowledgementDecision.Queued)
        {
            OutboxWriter.Write(
                transaction, OutboxKind.Acknowledgement, messageId, patient!.Value, address!, rules.From[(rules.From.LastIndexOf('@') + 1)..], rules.Subject, rules.Text, OutboxState.Waiting, "worker");
        }

        return decision;
    }

    private static bool Same(string one, string other) => one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool HadOne(WriteTransaction transaction, byte[] addressHash, AcknowledgementRules rules) => transaction.Prepare(
        "SELECT 1 FROM outbox WHERE kind = 'acknowledgement' AND recipient_hash = $address AND created_at > $since AND state <> 'failed' LIMIT 1")
        .Set("$address", addressHash).Set("$since", StoreTime.Write(transaction.Now - rules.Again)).Value() is not null;
}
