using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Filing;

/// <summary>Writes what could not be read.</summary>
internal static class QuarantineWriter
{
    /// <summary>Writes a part, or a whole mail where its part is empty. One that stands there already was tried again: its reason is brought up to date.</summary>
    /// <returns>Its id.</returns>
    public static long Write(WriteTransaction transaction, long messageId, UnreadablePart part)
    {
        long? known = transaction.Prepare("SELECT id FROM quarantine WHERE message_id = $message AND part = $part")
            .Set("$message", messageId).Set("$part", part.Part).Value() as long?;
        long id = known ?? transaction.NextId("quarantine");
        transaction.Prepare(
            """
            INSERT INTO quarantine (id, message_id, part, kind, reason, at_byte, media_type, file_name, size, quarantined_at)
            VALUES ($id, $message, $part, $kind, $reason, $at, $mediaType, $fileName, $size, $now)
            ON CONFLICT (message_id, part) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, at_byte = excluded.at_byte, media_type = excluded.media_type,
                file_name = excluded.file_name, size = excluded.size, retried_at = $now
            """)
            .Set("$id", id).Set("$message", messageId).Set("$part", part.Part).Set("$kind", Labels.Of(part.Unreadable.Kind)).Set("$reason", part.Unreadable.Reason)
            .Set("$at", part.Unreadable.At).Set("$mediaType", part.MediaType).Set("$fileName", transaction.Seal("quarantine", id, "file_name", part.FileName))
            .Set("$size", part.Size).Set("$now", transaction.NowText).Run();
        return id;
    }

    /// <summary>Takes note that parts which could not be read before have been read now.</summary>
    /// <returns>Ids of those.</returns>
    public static List<long> Resolve(WriteTransaction transaction, long messageId, IReadOnlySet<string> stillUnreadable)
    {
        List<long> resolved = transaction.Prepare("SELECT id, part FROM quarantine WHERE message_id = $message AND released_at IS NULL").Set("$message", messageId)
            .Rows(r => (Id: r.GetInt64(0), Part: r.GetString(1))).Where(row => !stillUnreadable.Contains(row.Part)).Select(row => row.Id).ToList();
        foreach (long id in resolved)
        {
            transaction.Prepare("UPDATE quarantine SET retried_at = $now, released_at = $now, released_by = 'worker' WHERE id = $id").Set("$now", transaction.NowText).Set("$id", id).Run();
        }

        return resolved;
    }
}
