using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Work;

/// <summary>A row of coder_decision.</summary>
internal sealed record CoderDecisionRow
{
    public const string Select =
        """
        SELECT id AS Id, document_id AS DocumentId, version AS Version, batch AS Batch, analysis_id AS AnalysisId, action AS Action, entry AS Entry, scheme AS Scheme, code AS Code,
               concept_key AS ConceptKey, replacement AS Replacement, replacement_key AS ReplacementKey, context AS Context, span_start AS SpanStart, span_end AS SpanEnd, field AS Field,
               position AS Position, undoes AS Undoes, note AS Note, decided_at AS DecidedAt, decided_by AS DecidedBy
        FROM coder_decision
        """;

    public long Id { get; init; }

    public long DocumentId { get; init; }

    public long Version { get; init; }

    public long Batch { get; init; }

    public long? AnalysisId { get; init; }

    public string Action { get; init; } = "";

    public string? Entry { get; init; }

    public string? Scheme { get; init; }

    public string? Code { get; init; }

    public string? ConceptKey { get; init; }

    public string? Replacement { get; init; }

    public string? ReplacementKey { get; init; }

    public string? Context { get; init; }

    public long? SpanStart { get; init; }

    public long? SpanEnd { get; init; }

    public string? Field { get; init; }

    public long? Position { get; init; }

    public long? Undoes { get; init; }

    public byte[]? Note { get; init; }

    public string DecidedAt { get; init; } = "";

    public string DecidedBy { get; init; } = "";

    /// <summary>All steps of a document, in order.</summary>
    public static List<CoderDecision> OfDocument(Session session, long documentId) =>
        session.Query<CoderDecisionRow>($"{Select} WHERE document_id = @documentId ORDER BY version", new { documentId }).ConvertAll(row => row.ToDecision(session));

    public CoderDecision ToDecision(Session session) => new()
    {
        DocumentId = DocumentId,
        Version = Version,
        Batch = Batch,
        AnalysisId = AnalysisId,
        Action = StoredLabel.Read<CoderAction>(Action),
        Entry = Entry,
        Scheme = StoredLabel.ReadOptional<CodeScheme>(Scheme),
        Code = Code,
        Key = ConceptKey,
        Replacement = Replacement,
        ReplacementKey = ReplacementKey,
        Context = StoredLabel.ReadOptional<MentionContext>(Context),
        Span = SpanStart is { } start && SpanEnd is { } end ? new TextSpan((int)start, (int)end) : null,
        In = StoredLabel.ReadOptional<TextField>(Field),
        Position = (int?)Position,
        Undoes = Undoes,
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
               outcome AS Outcome, person AS Person, note AS Note, decided_at AS DecidedAt, decided_by AS DecidedBy
        FROM nurse_decision
        """;

    public long Id { get; init; }

    public long WorkItemId { get; init; }

    public string Action { get; init; } = "";

    public string? Urgency { get; init; }

    public string? Category { get; init; }

    public string? ClosingUrgency { get; init; }

    public string? Outcome { get; init; }

    public string? Person { get; init; }

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
        Person = Person,
        Note = session.Open("nurse_decision", Id, "note", Note),
        DecidedAt = StoreTime.Read(DecidedAt),
        DecidedBy = DecidedBy,
    };
}
