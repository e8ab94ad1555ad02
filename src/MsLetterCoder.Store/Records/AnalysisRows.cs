namespace MsLetterCoder.Store.Records;

/// <summary>A row of analysis.</summary>
internal sealed record AnalysisRow
{
    public const string Select =
        """
        SELECT id AS Id, document_id AS DocumentId, run_id AS RunId, kind AS Kind, kind_confidence AS KindConfidence, kind_unsure AS KindUnsure, encounter AS Encounter, analysed_at AS AnalysedAt
        FROM analysis
        """;

    public long Id { get; init; }

    public long DocumentId { get; init; }

    public long RunId { get; init; }

    public string Kind { get; init; } = "";

    public double KindConfidence { get; init; }

    public long KindUnsure { get; init; }

    public string Encounter { get; init; } = "";

    public string AnalysedAt { get; init; } = "";
}

/// <summary>A row of region.</summary>
internal sealed record RegionRow
{
    public const string Select = "SELECT span_start AS SpanStart, span_end AS SpanEnd, kind AS Kind FROM region";

    public long SpanStart { get; init; }

    public long SpanEnd { get; init; }

    public string Kind { get; init; } = "";
}

/// <summary>A row of fact.</summary>
internal sealed record FactRow
{
    public const string Select = "SELECT name AS Name, value AS Value, span_start AS SpanStart, span_end AS SpanEnd FROM fact";

    public string Name { get; init; } = "";

    public byte[] Value { get; init; } = [];

    public long? SpanStart { get; init; }

    public long? SpanEnd { get; init; }
}

/// <summary>A row of mention.</summary>
internal sealed record MentionRow
{
    public const string Select =
        """
        SELECT span_start AS SpanStart, span_end AS SpanEnd, field AS Field, concept_key AS ConceptKey, sctid AS Sctid, context AS Context, confidence AS Confidence, section AS Section,
               restricted AS Restricted
        FROM mention
        """;

    public long SpanStart { get; init; }

    public long SpanEnd { get; init; }

    public string Field { get; init; } = "";

    public string? ConceptKey { get; init; }

    public long? Sctid { get; init; }

    public string Context { get; init; } = "";

    public double Confidence { get; init; }

    public string? Section { get; init; }

    public long Restricted { get; init; }
}

/// <summary>A row of icd10.</summary>
internal sealed record Icd10Row
{
    public const string Select =
        """
        SELECT position AS Position, code AS Code, is_primary AS IsPrimary, ask AS Ask, confidence AS Confidence, rule AS Rule, restricted AS Restricted, question AS Question, override AS Override,
               warnings AS Warnings
        FROM icd10
        """;

    public long Position { get; init; }

    public string Code { get; init; } = "";

    public long IsPrimary { get; init; }

    public long Ask { get; init; }

    public double Confidence { get; init; }

    public string Rule { get; init; } = "";

    public long Restricted { get; init; }

    public string? Question { get; init; }

    public string? Override { get; init; }

    public string Warnings { get; init; } = "";
}

/// <summary>A row of icd10_left_out.</summary>
internal sealed record Icd10LeftOutRow
{
    public const string Select =
        """
        SELECT position AS Position, code AS Code, rule AS Rule, restricted AS Restricted, concept_key AS ConceptKey, question AS Question, candidates AS Candidates, override AS Override
        FROM icd10_left_out
        """;

    public long Position { get; init; }

    public string Code { get; init; } = "";

    public string Rule { get; init; } = "";

    public long Restricted { get; init; }

    public string? ConceptKey { get; init; }

    public string? Question { get; init; }

    public string Candidates { get; init; } = "";

    public string? Override { get; init; }
}

/// <summary>A row of icd10_mention or icd10_left_out_mention.</summary>
internal sealed record EvidenceRow
{
    public long Position { get; init; }

    public long MentionPosition { get; init; }
}

/// <summary>A row of triage.</summary>
internal sealed record TriageRow
{
    public const string Select = "SELECT urgency AS Urgency, category AS Category, reply_needed AS ReplyNeeded, confidence AS Confidence, language AS Language FROM triage";

    public string Urgency { get; init; } = "";

    public string Category { get; init; } = "";

    public long ReplyNeeded { get; init; }

    public double Confidence { get; init; }

    public string? Language { get; init; }
}

/// <summary>A row of red_flag.</summary>
internal sealed record RedFlagRow
{
    public const string Select = "SELECT flag_key AS FlagKey, span_start AS SpanStart, span_end AS SpanEnd, field AS Field FROM red_flag";

    public string FlagKey { get; init; } = "";

    public long SpanStart { get; init; }

    public long SpanEnd { get; init; }

    public string Field { get; init; } = "";
}
