using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Watching;

/// <summary>What people must be told of, and when they were: kept in the store, so that a restart neither forgets nor repeats an alert, and any process may look.</summary>
public sealed class Alerts
{
    private const string ContactSetting = "alerts.out_of_hours_contact";
    private const string ChannelSetting = "alerts.channel";

    private readonly StoreDatabase database;
    private readonly StoreSettings settings;

    internal Alerts(StoreDatabase database, StoreSettings settings)
    {
        this.database = database;
        this.settings = settings;
    }

    /// <summary>Whether alerts go anywhere; null where no service has said yet. Every nurse's page warns where it is not true.</summary>
    public bool? HasChannel => Flag(ChannelSetting);

    /// <summary>Whether an out-of-hours contact is configured; null where no service has said yet. Every nurse's page warns where it is not true.</summary>
    public bool? HasOutOfHoursContact => Flag(ContactSetting);

    /// <summary>What the service's configuration says, for pages that other processes show.</summary>
    public void Configured(bool channel, bool outOfHoursContact)
    {
        settings.Set(ChannelSetting, channel ? "yes" : "no", "worker");
        settings.Set(ContactSetting, outOfHoursContact ? "yes" : "no", "worker");
    }

    /// <summary>Looks at what stands, takes note of what began and ended, and gives the alerts that are due. Each given is taken: who calls sends it and says what came of it. Two that look at once are not
    /// given the same.</summary>
    public IReadOnlyList<DueAlert> Look(AlertRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        DateTimeOffset now = database.Time.GetUtcNow();
        bool changes = database.Read(session =>
        {
            List<Condition> standing = Standing(session, rules, now);
            List<Row> known = Known(session);
            return !known.Select(row => (row.Kind, row.Subject)).ToHashSet().SetEquals(standing.Select(c => (c.Kind, c.Subject))) || Due(known, rules, now).Count > 0;
        });
        return changes ? database.Write(transaction => Take(transaction, rules)) : [];
    }

    /// <summary>An alert was delivered.</summary>
    public void Sent(DueAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        database.Write(transaction =>
        {
            foreach (long id in alert.Ids)
            {
                transaction.Prepare("UPDATE alert SET sent_at = $now, times = times + 1, failures = 0 WHERE id = $id").Set("$now", transaction.NowText).Set("$id", id).Run();
            }

            transaction.Audit("worker", AuditAction.AlertSent, "alert", alert.Ids[0], string.Create(CultureInfo.InvariantCulture, $"kind={Labels.Of(alert.Kind)};count={alert.Count}"));
        });
    }

    /// <summary>An alert could not be delivered; the first failure in a row is audited.</summary>
    public void Failed(DueAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        database.Write(transaction =>
        {
            bool first = false;
            foreach (long id in alert.Ids)
            {
                first |= transaction.Prepare("SELECT failures FROM alert WHERE id = $id").Set("$id", id).Value() is 0L;
                transaction.Prepare("UPDATE alert SET failures = failures + 1 WHERE id = $id").Set("$id", id).Run();
            }

            if (first)
            {
                transaction.Audit("worker", AuditAction.AlertFailed, "alert", alert.Ids[0], $"kind={Labels.Of(alert.Kind)}");
            }
        });
    }

    /// <summary>What stands now, by kind, whether or not it was alerted.</summary>
    public IReadOnlyList<DueAlert> Standing(AlertRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return database.Read(session => Standing(session, rules, database.Time.GetUtcNow()).GroupBy(c => c.Kind).OrderBy(g => g.Key)
            .Select(g => new DueAlert(g.Key, g.Sum(c => c.Count), g.Min(c => c.Since), [])).ToList());
    }

    private static List<DueAlert> Take(WriteTransaction transaction, AlertRules rules)
    {
        List<Condition> standing = Standing(transaction.Session, rules, transaction.Now);
        List<Row> known = Known(transaction.Session);
        HashSet<(AlertKind, long)> now = [.. standing.Select(c => (c.Kind, c.Subject))];
        foreach (Row ended in known.Where(row => !now.Contains((row.Kind, row.Subject))))
        {
            transaction.Prepare("UPDATE alert SET ended_at = $now WHERE id = $id").Set("$now", transaction.NowText).Set("$id", ended.Id).Run();
            transaction.Audit("worker", AuditAction.AlertEnded, "alert", ended.Id, $"kind={Labels.Of(ended.Kind)}");
        }

        HashSet<(AlertKind, long)> before = [.. known.Select(row => (row.Kind, row.Subject))];
        foreach (Condition began in standing.Where(c => !before.Contains((c.Kind, c.Subject))))
        {
            long id = transaction.NextId("alert");
            transaction.Prepare("INSERT INTO alert (id, kind, subject, began_at) VALUES ($id, $kind, $subject, $since)")
                .Set("$id", id).Set("$kind", Labels.Of(began.Kind)).Set("$subject", began.Subject).Set("$since", StoreTime.Write(began.Since)).Run();
            transaction.Audit("worker", AuditAction.AlertRaised, "alert", id, string.Create(CultureInfo.InvariantCulture, $"kind={Labels.Of(began.Kind)};subject={began.Subject}"));
        }

        var due = new List<DueAlert>();
        List<Row> rows = Known(transaction.Session);
        foreach (AlertKind kind in Due(rows, rules, transaction.Now))
        {
            List<Row> all = rows.FindAll(row => row.Kind == kind);
            foreach (Row row in all)
            {
                transaction.Prepare("UPDATE alert SET tried_at = $now WHERE id = $id").Set("$now", transaction.NowText).Set("$id", row.Id).Run();
            }

            due.Add(new DueAlert(kind, standing.Where(c => c.Kind == kind).Sum(c => c.Count), all.Min(row => row.Began), [.. all.Select(row => row.Id)]));
        }

        return due;
    }

    /// <summary>Kinds of which an alert is due: one row was never alerted, or the repeat has come, and none was tried just now. One alert tells of all rows of its kind.</summary>
    private static List<AlertKind> Due(List<Row> rows, AlertRules rules, DateTimeOffset now) =>
        [.. rows.Where(row => (row.Sent is not { } sent || now - sent >= rules.Repeat || sent > now) && (row.Tried is not { } tried || now - tried >= rules.Retry || tried > now)).Select(row => row.Kind).Distinct().Order()];

    private static List<Row> Known(Session session) => session.Prepare("SELECT id, kind, subject, began_at, tried_at, sent_at FROM alert WHERE ended_at IS NULL ORDER BY id").Rows(r => new Row(
        r.GetInt64(0), StoredLabel.Read<AlertKind>(r.GetString(1)), r.GetInt64(2), StoreTime.Read(r.GetString(3)), StoreTime.ReadOptional(r.GetOptionalString(4)), StoreTime.ReadOptional(r.GetOptionalString(5))));

    private static List<Condition> Standing(Session session, AlertRules rules, DateTimeOffset now)
    {
        var standing = new List<Condition>();
        List<(long Id, bool Emergency, bool Flagged, DateTimeOffset Due, DateTimeOffset Created)> items = session.Prepare(
            """
            SELECT w.id, w.urgency = 'emergency', EXISTS (SELECT 1 FROM current_analysis a JOIN red_flag f ON f.analysis_id = a.id WHERE a.document_id = w.document_id), w.due_at, w.created_at
            FROM work_item w WHERE w.queue = 'nurse' AND w.state = 'waiting' AND w.urgency IN ('same_day', 'emergency') AND w.due_at IS NOT NULL ORDER BY w.id
            """).Rows(r => (r.GetInt64(0), r.GetInt64(1) != 0, r.GetInt64(2) != 0, StoreTime.Read(r.GetString(3)), StoreTime.Read(r.GetString(4))));
        bool closed = !rules.IsOpen(now);
        foreach ((long id, bool emergency, bool flagged, DateTimeOffset due, DateTimeOffset created) in items)
        {
            // An emergency is due at receipt, whatever the hour.
            if (emergency && now - due >= rules.EmergencyAfter)
            {
                standing.Add(new Condition(AlertKind.EmergencyUnclaimed, id, 1, due));
            }

            if (closed && (emergency || flagged) && !rules.IsOpen(created))
            {
                standing.Add(new Condition(AlertKind.OutOfHours, id, 1, created));
            }
        }

        foreach ((ServicePart part, AlertKind kind) in new[] { (ServicePart.Reader, AlertKind.ReaderStopped), (ServicePart.Pipeline, AlertKind.PipelineStopped) })
        {
            if (Heartbeats.Last(session, part) is { } last && now - last >= rules.SilenceAfter)
            {
                standing.Add(new Condition(kind, 0, 1, last));
            }
        }

        (long unread, string? oldest) = session.Prepare("SELECT count(*), min(stored_at) FROM message WHERE state IN ('received', 'read') AND history = 0 AND stored_at <= $before")
            .Set("$before", StoreTime.Write(now - rules.SilenceAfter)).Rows(r => (r.GetInt64(0), r.GetOptionalString(1)))[0];
        if (unread > 0)
        {
            standing.Add(new Condition(AlertKind.MailUnread, 0, (int)unread, StoreTime.Read(oldest!)));
        }

        return standing;
    }

    private bool? Flag(string name) => settings.Get(name) is { } value ? value == "yes" : null;

    private sealed record Condition(AlertKind Kind, long Subject, int Count, DateTimeOffset Since);

    private sealed record Row(long Id, AlertKind Kind, long Subject, DateTimeOffset Began, DateTimeOffset? Tried, DateTimeOffset? Sent);
}
