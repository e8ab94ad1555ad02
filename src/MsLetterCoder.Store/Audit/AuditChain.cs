using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Audit;

/// <summary>Chains audit rows: each MAC (HMAC-SHA-256) covers the row and the MAC before it. Appends happen inside a writing transaction, which holds the database's only write lock.</summary>
internal sealed class AuditChain(byte[] key)
{
    /// <summary>Bytes of a MAC.</summary>
    public const int MacSize = 32;

    private AuditHead? appended;

    /// <summary>The key of the chain and its anchor.</summary>
    public byte[] Key => key;

    /// <summary>Appends a row to the transaction in progress.</summary>
    public void Append(Session session, string at, string actor, string action, string? entity, long? entityId, string? detail)
    {
        AuditHead last = appended ?? Head(session);
        long id = last.Id + 1;
        byte[] mac = Mac(last.Mac, id, at, actor, action, entity, entityId, detail);
        session.Prepare(
            """
            INSERT INTO audit (id, at, actor, action, entity, entity_id, detail, mac)
            VALUES ($id, $at, $actor, $action, $entity, $entityId, $detail, $mac)
            """)
            .Set("$id", id).Set("$at", at).Set("$actor", actor).Set("$action", action).Set("$entity", entity).Set("$entityId", entityId).Set("$detail", detail)
            .Set("$mac", mac).Run();
        appended = new AuditHead(id, mac);
    }

    /// <summary>After a commit: the new head, null where nothing was appended.</summary>
    public AuditHead? Commit()
    {
        AuditHead? head = appended;
        appended = null;
        return head;
    }

    /// <summary>After a rollback.</summary>
    public void RollBack() => appended = null;

    /// <summary>The last row in the database.</summary>
    public static AuditHead Head(Session session) =>
        session.Prepare("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1").Rows(r => new AuditHead(r.GetInt64(0), r.GetBytes(1))) is [AuditHead head]
            ? head
            : AuditHead.Empty;

    /// <summary>True where the chain in the database has this row in this state.</summary>
    public static bool Contains(Session session, AuditHead head) =>
        head.IsSameAs(AuditHead.Empty)
        || (session.Prepare("SELECT mac FROM audit WHERE id = $id").Set("$id", head.Id).Value() is byte[] mac && mac.AsSpan().SequenceEqual(head.Mac));

    /// <summary>MAC of a row: over the MAC before it, then each field with its length before it, so that no two rows read the same.</summary>
    public byte[] Mac(byte[] previous, long id, string at, string actor, string action, string? entity, long? entityId, string? detail)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(previous);
        Number(hmac, id);
        Field(hmac, at);
        Field(hmac, actor);
        Field(hmac, action);
        Field(hmac, entity);
        Number(hmac, entityId is null ? 0 : 1);
        Number(hmac, entityId ?? 0);
        Field(hmac, detail);
        return hmac.GetHashAndReset();
    }

    private static void Number(IncrementalHash hmac, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hmac.AppendData(bytes);
    }

    private static void Field(IncrementalHash hmac, string? text)
    {
        byte[] bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Number(hmac, text is null ? -1 : bytes.Length);
        hmac.AppendData(bytes);
    }
}
