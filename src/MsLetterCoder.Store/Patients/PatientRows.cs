using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Patients;

/// <summary>A row of patient.</summary>
internal sealed record PatientRow
{
    public long Id { get; init; }

    public byte[] NhsNumber { get; init; } = [];

    public byte[]? DateOfBirth { get; init; }

    public string Source { get; init; } = "";

    public string CreatedAt { get; init; } = "";
}

/// <summary>A row of patient_name or patient_address.</summary>
internal sealed record PatientTextRow
{
    public long Id { get; init; }

    public byte[] Text { get; init; } = [];
}

/// <summary>A row of contact_restriction.</summary>
internal sealed record RestrictionRow
{
    public long Id { get; init; }

    public const string Select =
        """
        SELECT id AS Id, patient_id AS PatientId, document_id AS DocumentId, span_start AS SpanStart, span_end AS SpanEnd, field AS Field, placed_at AS PlacedAt
        FROM contact_restriction
        """;

    public long? PatientId { get; init; }

    public long DocumentId { get; init; }

    public long SpanStart { get; init; }

    public long SpanEnd { get; init; }

    public string Field { get; init; } = "";

    public string PlacedAt { get; init; } = "";

    public ContactRestriction ToRestriction() => new()
    {
        Id = Id,
        PatientId = PatientId,
        DocumentId = DocumentId,
        Span = new TextSpan((int)SpanStart, (int)SpanEnd),
        In = StoredLabel.Read<TextField>(Field),
        PlacedAt = StoreTime.Read(PlacedAt),
    };
}
