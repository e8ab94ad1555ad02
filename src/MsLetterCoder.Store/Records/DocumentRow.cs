namespace MsLetterCoder.Store.Records;

/// <summary>A row of document, without its hash.</summary>
internal sealed record DocumentRow
{
    public const string Select =
        """
        SELECT id AS Id, message_id AS MessageId, parent_id AS ParentId, part AS Part, media_type AS MediaType, file_name AS FileName, text AS Text, subject AS Subject,
               origin AS Origin, renderer AS Renderer, patient_id AS PatientId, patient_basis AS PatientBasis, stored_at AS StoredAt
        FROM document
        """;

    public long Id { get; init; }

    public long MessageId { get; init; }

    public long? ParentId { get; init; }

    public string Part { get; init; } = "";

    public string? MediaType { get; init; }

    public byte[]? FileName { get; init; }

    public byte[] Text { get; init; } = [];

    public byte[]? Subject { get; init; }

    public string Origin { get; init; } = "";

    public string Renderer { get; init; } = "";

    public long? PatientId { get; init; }

    public string? PatientBasis { get; init; }

    public string StoredAt { get; init; } = "";
}

/// <summary>A row of quarantine.</summary>
internal sealed record QuarantineRow
{
    public const string Select =
        """
        SELECT id AS Id, message_id AS MessageId, part AS Part, kind AS Kind, reason AS Reason, at_byte AS AtByte, media_type AS MediaType, file_name AS FileName, size AS Size,
               quarantined_at AS QuarantinedAt, retried_at AS RetriedAt, released_at AS ReleasedAt, released_by AS ReleasedBy
        FROM quarantine
        """;

    public long Id { get; init; }

    public long MessageId { get; init; }

    public string Part { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Reason { get; init; } = "";

    public long? AtByte { get; init; }

    public string? MediaType { get; init; }

    public byte[]? FileName { get; init; }

    public long? Size { get; init; }

    public string QuarantinedAt { get; init; } = "";

    public string? RetriedAt { get; init; }

    public string? ReleasedAt { get; init; }

    public string? ReleasedBy { get; init; }
}

/// <summary>A row of message_doubt or document_doubt.</summary>
internal sealed record DoubtRow
{
    public string Code { get; init; } = "";

    public string Reason { get; init; } = "";

    public long? AtByte { get; init; }
}
