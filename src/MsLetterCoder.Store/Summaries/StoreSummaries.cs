using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Summaries;

/// <summary>Counts what the store holds.</summary>
public sealed class StoreSummaries
{
    private readonly StoreDatabase database;

    internal StoreSummaries(StoreDatabase database) => this.database = database;

    /// <summary>Counts everything, in one snapshot; concepts and codes of restricted results are left out.</summary>
    /// <param name="since">Only messages whose pipeline state changed at that time or later; null: all.</param>
    public StoreSummary Count(DateTimeOffset? since = null)
    {
        string from = since is { } time ? StoreTime.Write(time) : "";
        return database.Read(session =>
        {
            List<LabelCount> Counts(string sql) => session.Query<LabelCountRow>(
                $"SELECT label AS Label, count(*) AS Count FROM ({sql}) GROUP BY label ORDER BY count(*) DESC, label", new { from }).ConvertAll(row => new LabelCount(row.Label, row.Count));
            long One(string condition) => session.Query<long>($"SELECT count(*) FROM message WHERE state_at >= @from AND {condition}", new { from })[0];
            const string analyses = "current_analysis a JOIN document d ON d.id = a.document_id JOIN message m ON m.id = d.message_id AND m.state_at >= @from";
            return new StoreSummary
            {
                Messages = Counts("SELECT state AS label FROM message WHERE state_at >= @from"),
                Duplicates = One("duplicate_of IS NOT NULL"),
                History = One("history = 1"),
                Kinds = Counts($"SELECT a.kind AS label FROM {analyses}"),
                Urgencies = Counts($"SELECT t.urgency AS label FROM {analyses} JOIN triage t ON t.analysis_id = a.id"),
                RedFlags = Counts($"SELECT DISTINCT a.id, f.flag_key AS label FROM {analyses} JOIN red_flag f ON f.analysis_id = a.id"),
                Icd10 = Counts($"SELECT DISTINCT a.id, c.code AS label FROM {analyses} JOIN icd10 c ON c.analysis_id = a.id WHERE c.restricted = 0"),
                Concepts = Counts($"SELECT n.concept_key AS label FROM {analyses} JOIN mention n ON n.analysis_id = a.id WHERE n.concept_key IS NOT NULL AND n.restricted = 0"),
                Matches = Counts($"SELECT p.status AS label FROM {analyses} JOIN patient_match p ON p.document_id = d.id"),
                InThreads = One("thread_id IS NOT NULL"),
                QuotedUnseen = session.Query<long>($"SELECT count(DISTINCT q.analysis_id) FROM {analyses} JOIN quoted_unseen q ON q.analysis_id = a.id", new { from })[0],
                Quarantine = Counts(
                    "SELECT q.reason AS label FROM quarantine q JOIN message m ON m.id = q.message_id AND m.state_at >= @from WHERE q.released_at IS NULL AND q.kind <> 'waiting_for_tool'"),
                Waiting = Counts("SELECT coalesce(state_reason, '') AS label FROM message WHERE state = 'waiting' AND state_at >= @from"),
                OpenWork = Counts(
                    "SELECT w.queue || ': ' || w.reason AS label FROM work_item w JOIN message m ON m.id = w.message_id AND m.state_at >= @from WHERE w.state IN ('waiting', 'claimed')"),
            };
        });
    }

    /// <summary>What the program last worked with, and since when; null where it never did.</summary>
    public (RunVersions Versions, DateTimeOffset At)? LatestRun() => database.Read<(RunVersions, DateTimeOffset)?>(session =>
        session.Prepare("SELECT id, started_at FROM run ORDER BY id DESC LIMIT 1").Rows(r => (r.GetInt64(0), StoreTime.Read(r.GetString(1)))) is [var (id, at)] ? (LetterReader.Versions(session, id), at) : null);

    /// <summary>All SNOMED CT concepts of newest results and of coders' decisions, by identifier.</summary>
    public IReadOnlyList<StoredConcept> Concepts() => database.Read(session => session.Query<StoredConceptRow>(
        """
        SELECT sctid AS Sctid, sum(documents) AS Documents, sum(decisions) AS Decisions FROM (
            SELECT n.sctid AS sctid, count(DISTINCT a.document_id) AS documents, 0 AS decisions
            FROM current_analysis a JOIN mention n ON n.analysis_id = a.id WHERE n.sctid IS NOT NULL GROUP BY n.sctid
            UNION ALL
            SELECT CAST(coalesce(replacement, code) AS INTEGER), 0, count(*) FROM coder_decision
            WHERE scheme = 'snomed_ct' AND action <> 'rejected' AND (replacement IS NOT NULL OR (code IS NOT NULL AND replacement_key IS NULL)) GROUP BY 1)
        GROUP BY sctid ORDER BY sctid
        """, new { }).ConvertAll(row => new StoredConcept(row.Sctid, row.Documents, row.Decisions)));

    /// <summary>A concept and where it stands.</summary>
    internal sealed record StoredConceptRow
    {
        public long Sctid { get; init; }

        public long Documents { get; init; }

        public long Decisions { get; init; }
    }

    /// <summary>A label and how often it occurs.</summary>
    internal sealed record LabelCountRow
    {
        public string Label { get; init; } = "";

        public long Count { get; init; }
    }
}
