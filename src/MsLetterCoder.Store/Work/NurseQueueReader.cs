using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Store.Work;

/// <summary>Reads what a row of the nurses' queue shows beyond the work item itself, decrypted.</summary>
internal static class NurseQueueReader
{
    /// <summary>Words shown before and after those that raised a flag, at most, where the sentence is longer.</summary>
    private const int Around = 60;

    /// <summary>The row of an item.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="item">The item.</param>
    /// <param name="guarded">True where a restricted record's words may stand in its mail: names and words are left out.</param>
    public static NurseRow Read(Session session, WorkItem item, bool guarded)
    {
        HeadRow head = session.Query<HeadRow>(
            """
            SELECT m.received_at AS ReceivedAt, m.from_name AS FromName, m.from_address AS FromAddress, d.text AS Text, d.subject AS Subject, d.patient_id AS PatientId,
                   a.id AS AnalysisId, t.category AS Category, q.reason AS Unreadable
            FROM message m
            LEFT JOIN document d ON d.id = @document
            LEFT JOIN current_analysis a ON a.document_id = d.id
            LEFT JOIN triage t ON t.analysis_id = a.id
            LEFT JOIN quarantine q ON q.id = @quarantine
            WHERE m.id = @message
            """,
            new { document = item.DocumentId, quarantine = item.QuarantineId, message = item.MessageId })[0];
        bool restricted = ContactRestrictions.Concerning(session, item.MessageId, head.PatientId, null).Count > 0;
        if (guarded)
        {
            head = head with { FromName = null, FromAddress = null, Text = null, Subject = null, PatientId = null };
        }

        return new NurseRow
        {
            Item = item,
            ReceivedAt = StoreTime.Read(head.ReceivedAt),
            Sender = StoredNames.Sender(session, item.MessageId, head.FromName, head.FromAddress),
            Patient = head.PatientId is { } patient ? StoredNames.Patient(session, patient) : null,
            Category = head.Category,
            Flags = head.AnalysisId is { } analysis ? Flags(session, analysis, item.DocumentId!.Value, head) : [],
            Unreadable = head.Unreadable,
            Restricted = restricted,
            Guarded = guarded,
        };
    }

    private static List<(string Key, string Words)> Flags(Session session, long analysis, long document, HeadRow head)
    {
        List<FlagRow> rows = session.Query<FlagRow>("SELECT flag_key AS Key, span_start AS Start, span_end AS End, field AS Field FROM red_flag WHERE analysis_id = @analysis ORDER BY position", new { analysis });
        if (rows.Count == 0)
        {
            return [];
        }

        if (head.Text is null)
        {
            return rows.ConvertAll(row => (row.Key, ""));
        }

        string text = session.Open("document", document, "text", head.Text) ?? "";
        string subject = session.Open("document", document, "subject", head.Subject) ?? "";
        return rows.ConvertAll(row => (row.Key, Sentence(StoredLabel.Read<TextField>(row.Field) == TextField.Subject ? subject : text, (int)row.Start, (int)row.End)));
    }

    /// <summary>The words from the sentence's beginning to its end, as far as they are near.</summary>
    private static string Sentence(string text, int start, int end)
    {
        end = Math.Min(end, text.Length);
        start = Math.Min(start, end);
        int from = Begin(text, start);
        int to = End(text, end);
        string words = string.Join(' ', text[from..to].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (from > 0 && !IsEnd(text[from - 1]) ? "… " : "") + words + (to < text.Length && to > 0 && !IsEnd(text[to - 1]) ? " …" : "");
    }

    private static int Begin(string text, int start)
    {
        int least = Math.Max(0, start - Around);
        int at = start;
        while (at > least && !IsEnd(text[at - 1]))
        {
            at--;
        }

        // Not in the middle of a word.
        while (at > 0 && at < start && !IsEnd(text[at - 1]) && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int End(string text, int end)
    {
        int most = Math.Min(text.Length, end + Around);
        int at = end;
        while (at < most && !IsEnd(text[at]))
        {
            at++;
        }

        if (at < text.Length && IsEnd(text[at]))
        {
            return text[at] == '\n' ? at : at + 1;
        }

        while (at < text.Length && at > end && !char.IsWhiteSpace(text[at]))
        {
            at--;
        }

        return at;
    }

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '\n';

    internal sealed record HeadRow
    {
        public string ReceivedAt { get; init; } = "";

        public byte[]? FromName { get; init; }

        public byte[]? FromAddress { get; init; }

        public byte[]? Text { get; init; }

        public byte[]? Subject { get; init; }

        public long? PatientId { get; init; }

        public long? AnalysisId { get; init; }

        public string? Category { get; init; }

        public string? Unreadable { get; init; }
    }

    internal sealed record FlagRow
    {
        public string Key { get; init; } = "";

        public long Start { get; init; }

        public long End { get; init; }

        public string Field { get; init; } = "";
    }
}
