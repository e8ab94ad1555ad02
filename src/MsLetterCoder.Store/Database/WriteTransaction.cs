using System.Buffers;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Database;

/// <summary>A writing transaction in progress: everything written through it is committed together with its audit rows, or not at all.</summary>
internal sealed class WriteTransaction(Session session, KeyedHash hash, AuditChain chain, DateTimeOffset now, Func<DateTimeOffset, DueTimes> dueFrom)
{
    private static readonly SearchValues<char> ActorCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:@-");

    private readonly Dictionary<string, long> lastIds = new(StringComparer.Ordinal);

    /// <summary>The connection.</summary>
    public Session Session => session;

    /// <summary>Keyed hashes.</summary>
    public KeyedHash Hash => hash;

    /// <summary>When the transaction began.</summary>
    public DateTimeOffset Now => now;

    /// <summary><see cref="Now"/> as the store writes it.</summary>
    public string NowText { get; } = StoreTime.Write(now);

    /// <summary>Time limits of work whose clock starts then.</summary>
    public DueTimes DueFrom(DateTimeOffset start) => dueFrom(start);

    /// <summary>The prepared statement of this SQL.</summary>
    public Statement Prepare(string sql) => session.Prepare(sql);

    /// <summary>Seals a text that may be missing.</summary>
    public byte[]? Seal(string table, long row, string column, string? text) => session.Seal(table, row, column, text);

    /// <summary>The id of the next row of an AUTOINCREMENT table, known before it is written because it is part of what seals its fields. Ids are never used twice.</summary>
    public long NextId(string table)
    {
        if (!lastIds.TryGetValue(table, out long last))
        {
            last = Prepare("SELECT seq FROM sqlite_sequence WHERE name = $name").Set("$name", table).Value() as long? ?? 0;
        }

        return lastIds[table] = last + 1;
    }

    /// <summary>Appends to the audit trail.</summary>
    /// <param name="actor">Account of who did it; 'worker' for the program.</param>
    /// <param name="action">What.</param>
    /// <param name="entity">Table of what it was done to.</param>
    /// <param name="entityId">Its id.</param>
    /// <param name="detail">Codes and ids only, as name=value pairs parted by semicolons; the table refuses blanks.</param>
    /// <exception cref="StoreException">The actor is no account: 1 to 64 letters, digits and '_.:@-'.</exception>
    public void Audit(string actor, AuditAction action, string? entity = null, long? entityId = null, string? detail = null)
    {
        if (actor is not { Length: >= 1 and <= 64 } || actor.AsSpan().ContainsAnyExcept(ActorCharacters))
        {
            throw new StoreException("The account of who acts is 1 to 64 letters, digits and '_.:@-'.");
        }

        chain.Append(session, NowText, actor, Labels.Of(action), entity, entityId, detail);
    }
}
