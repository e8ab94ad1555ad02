using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Audit;

/// <summary>The audit trail: who did what to which row, without names or text. It is written by what it records, in the same transaction.</summary>
public sealed class AuditTrail
{
    private readonly StoreDatabase database;

    internal AuditTrail(StoreDatabase database) => this.database = database;

    /// <summary>File of the anchor.</summary>
    public string AnchorPath => database.Anchor.Path;

    /// <summary>Why the last head could not be anchored; null where it was.</summary>
    public Exception? AnchorFailure => database.Anchor.Failure;

    /// <summary>Proves the trail whole, or says where it is not. Takes time in proportion to its rows.</summary>
    public AuditReport Verify()
    {
        AuditHead? anchored = database.Anchor.Read();
        return database.Read(session => AuditVerifier.Verify(session, database.Chain, anchored));
    }

    /// <summary>Takes the trail as it stands for the start of a new anchor, after a person has looked into a finding or restored a backup. This is itself recorded.</summary>
    /// <param name="by">Account of the person.</param>
    public void AcceptAnchor(string by)
    {
        AuditHead? before = database.Anchor.Read();
        database.Write(transaction => transaction.Audit(by, AuditAction.AnchorAccepted, "audit", before?.Id));
        database.Anchor.Accept(database.Read(AuditChain.Head));
    }

    /// <summary>Rows in order.</summary>
    /// <param name="after">Id of the last row already known; 0 for the beginning.</param>
    /// <param name="max">Most rows to return.</param>
    public IReadOnlyList<AuditEntry> Read(long after, int max) => database.Read(session => session.Query<AuditRow>(
        """
        SELECT id AS Id, at AS At, actor AS Actor, action AS Action, entity AS Entity, entity_id AS EntityId, detail AS Detail
        FROM audit WHERE id > @after ORDER BY id LIMIT @max
        """,
        new { after, max }).ConvertAll(row => row.ToEntry()));

    /// <summary>Rows that fit, newest first.</summary>
    /// <param name="actor">Account of who did it; null for anybody.</param>
    /// <param name="action">What was done; null for anything.</param>
    /// <param name="entity">Table of what it was done to; null for any.</param>
    /// <param name="entityId">Its id; null for any.</param>
    /// <param name="before">Only rows before this one; null for the newest.</param>
    /// <param name="max">Most rows.</param>
    /// <param name="since">The first moment; null for any.</param>
    /// <param name="until">The moment after the last; null for any.</param>
    public IReadOnlyList<AuditEntry> Search(
        string? actor, AuditAction? action, string? entity, long? entityId, long? before, int max, DateTimeOffset? since = null, DateTimeOffset? until = null) => database.Read(session => session.Query<AuditRow>(
        """
        SELECT id AS Id, at AS At, actor AS Actor, action AS Action, entity AS Entity, entity_id AS EntityId, detail AS Detail FROM audit
        WHERE (@actor IS NULL OR actor = @actor COLLATE NOCASE) AND (@action IS NULL OR action = @action) AND (@entity IS NULL OR entity = @entity)
          AND (@entityId IS NULL OR entity_id = @entityId) AND (@before IS NULL OR id < @before)
          AND (@since IS NULL OR at >= @since) AND (@until IS NULL OR at < @until)
        ORDER BY id DESC LIMIT @max
        """,
        new { actor, action = action is { } wanted ? Labels.Of(wanted) : null, entity, entityId, before, max, since = StoreTime.Write(since), until = StoreTime.Write(until) }).ConvertAll(row => row.ToEntry()));

    internal sealed record AuditRow
    {
        public long Id { get; init; }

        public string At { get; init; } = "";

        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public string? Entity { get; init; }

        public long? EntityId { get; init; }

        public string? Detail { get; init; }

        public AuditEntry ToEntry() => new()
        {
            Id = Id,
            At = StoreTime.Read(At),
            Actor = Actor,
            Action = StoredLabel.Read<AuditAction>(Action),
            Entity = Entity,
            EntityId = EntityId,
            Detail = Detail,
        };
    }
}
