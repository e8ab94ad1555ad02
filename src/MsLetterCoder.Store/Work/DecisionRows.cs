using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>A row of coder_decision.</summary>
internal sealed record CoderDecisionRow
{
    public const string Select =
        """
        SELECT id AS Id, document_id AS DocumentId, analysis_id AS AnalysisId, action AS Action, scheme AS Scheme, code AS Code, replacement AS Replacement,
               span_start AS SpanStart, span_end AS SpanEnd, note AS Note, decided_at AS DecidedAt, decided_by AS DecidedBy
        FROM coder_decision
        """;

    public long Id { get; init; }

    public long DocumentId { get; init; }

    public long? AnalysisId { get; init; }

    public string Action { get; init; } = "";

    public string? Scheme { get; init; }

    public string? Code { get; init; }

    public string? Replacement { get; init; }

    public long? SpanStart { get; init; }

    public long? SpanEnd { get; init; }

    public byte[]? Note { get; init; }

    public string DecidedAt { get; init; } = "";

    public string DecidedBy { get; init; } = "";

    public CoderDecision ToDecision(Session session) => new()
    {
        DocumentId = DocumentId,
        AnalysisId = AnalysisId,
        Action = StoredLabel.Read<CoderAction>(Action),
        Scheme = StoredLabel.ReadOptional<CodeScheme>(Scheme),
        Code = Code,
        Replacement = Replacement,
        Span = SpanStart is { } start && SpanEnd is { } end ? new TextSpan((int)start, (int)end) : null,
        Note = session.Open("coder_decision", Id, "note", Note),
        DecidedAt = StoreTime.Read(DecidedAt),
        DecidedBy = DecidedBy,
    };
}

/// <summary>A row of nurse_decision.</summary>
internal sealed record NurseDecisionRow
{
    public const string Select =
        """
        SELECT id AS Id, work_item_id AS WorkItemId, action AS Action, urgency AS Urgency, category AS Category, closing_urgency AS ClosingUrgency,
               outcome AS Outcome, note AS Note, decided_at AS DecidedAt, decided_by AS DecidedBy
        FROM nurse_decision
        """;

    public long Id { get; init; }

    public long WorkItemId { get; init; }

    public string Action { get; init; } = "";

    public string? Urgency { get; init; }

    public string? Category { get; init; }

    public string? ClosingUrgency { get; init; }

    public string? Outcome { get; init; }

    public byte[]? Note { get; init; }

    public string DecidedAt { get; init; } = "";

    public string DecidedBy { get; init; } = "";

    public NurseDecision ToDecision(Session session) => new()
    {
        WorkItemId = WorkItemId,
        Action = StoredLabel.Read<NurseAction>(Action),
        Urgency = StoredLabel.ReadOptional<Urgency>(Urgency),
        Category = Category,
        ClosingUrgency = StoredLabel.ReadOptional<Urgency>(ClosingUrgency),
        Outcome = StoredLabel.ReadOptional<CloseOutcome>(Outcome),
        Note = session.Open("nurse_decision", Id, "note", Note),
        DecidedAt = StoreTime.Read(DecidedAt),
        DecidedBy = DecidedBy,
    };
}
