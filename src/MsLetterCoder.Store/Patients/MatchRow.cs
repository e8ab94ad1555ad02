using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Patients;

/// <summary>A row of patient_match with its document.</summary>
internal sealed record MatchRow
{
    public const string Select =
        """
        SELECT d.id AS DocumentId, d.part AS Part, p.status AS Status, p.patient_id AS PatientId, p.score AS Score, p.evidence AS Evidence, p.contradictions AS Contradictions,
               p.matched_at AS MatchedAt, p.matched_by AS MatchedBy
        FROM patient_match p JOIN document d ON d.id = p.document_id
        """;

    public long DocumentId { get; init; }

    public string Part { get; init; } = "";

    public string Status { get; init; } = "";

    public long? PatientId { get; init; }

    public double Score { get; init; }

    public string Evidence { get; init; } = "";

    public string Contradictions { get; init; } = "";

    public string MatchedAt { get; init; } = "";

    public string MatchedBy { get; init; } = "";

    public DocumentMatch ToMatch() => new(
        DocumentId,
        Part,
        new PatientMatch
        {
            Status = StoredLabel.Read<MatchStatus>(Status),
            PatientId = PatientId,
            Score = new Confidence(Score),
            Evidence = Read<MatchEvidence>(Evidence),
            Contradictions = Read<MatchContradiction>(Contradictions),
        },
        StoreTime.Read(MatchedAt),
        MatchedBy);

    private static T[] Read<T>(string labels) where T : struct, Enum => [.. labels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(StoredLabel.Read<T>)];
}
