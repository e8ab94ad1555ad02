using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Watching;

/// <summary>When each part of the service last did its work, written by the part itself. Whoever watches may be another process, and the service may be gone.</summary>
public sealed class Heartbeats
{
    /// <summary>A beat within so long of the last one is not written.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(15);

    private readonly StoreDatabase database;
    private readonly Dictionary<ServicePart, DateTimeOffset> written = [];
    private readonly Lock writing = new();

    internal Heartbeats(StoreDatabase database) => this.database = database;

    /// <summary>A part has done its work: a look at the mailbox that succeeded, a round of the pipeline. A store that is busy for too long does not stop the part: the next beat tries again.</summary>
    public void Beat(ServicePart part)
    {
        DateTimeOffset now = database.Time.GetUtcNow();
        lock (writing)
        {
            if (written.TryGetValue(part, out DateTimeOffset last) && now - last < Apart && now >= last)
            {
                return;
            }

            written[part] = now;
        }

        try
        {
            Write(part, "DO UPDATE SET at = excluded.at");
        }
        catch (StoreException)
        {
            lock (writing)
            {
                written.Remove(part);
            }
        }
    }

    /// <summary>The service starts: for a part that never did its work the waiting begins now. A start that comes to nothing hides no silence.</summary>
    public void Started()
    {
        foreach (ServicePart part in Enum.GetValues<ServicePart>())
        {
            Write(part, "DO NOTHING");
        }
    }

    /// <summary>When a part last did its work, or where it never did, when the service was first started; null where it never was.</summary>
    public DateTimeOffset? Last(ServicePart part) => database.Read(session => Last(session, part));

    internal static DateTimeOffset? Last(Session session, ServicePart part) =>
        StoreTime.ReadOptional(session.Prepare("SELECT at FROM heartbeat WHERE part = $part").Set("$part", Labels.Of(part)).Value() as string);

    private void Write(ServicePart part, string conflict) => database.Write(transaction =>
        transaction.Prepare($"INSERT INTO heartbeat (part, first_at, at) VALUES ($part, $now, $now) ON CONFLICT (part) {conflict}").Set("$part", Labels.Of(part)).Set("$now", transaction.NowText).Run());
}
