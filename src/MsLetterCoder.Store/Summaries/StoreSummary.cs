namespace MsLetterCoder.Store.Summaries;

/// <summary>What the store holds, in counts. Each list begins with its largest count.</summary>
public sealed record StoreSummary
{
    /// <summary>Messages by pipeline state.</summary>
    public required IReadOnlyList<LabelCount> Messages { get; init; }

    /// <summary>Messages filed as second deliveries.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Messages that are history.</summary>
    public required long History { get; init; }

    /// <summary>Documents by kind.</summary>
    public required IReadOnlyList<LabelCount> Kinds { get; init; }

    /// <summary>Triaged documents by urgency.</summary>
    public required IReadOnlyList<LabelCount> Urgencies { get; init; }

    /// <summary>Documents by red flag.</summary>
    public required IReadOnlyList<LabelCount> RedFlags { get; init; }

    /// <summary>Documents by ICD-10 code.</summary>
    public required IReadOnlyList<LabelCount> Icd10 { get; init; }

    /// <summary>Mentions by concept key.</summary>
    public required IReadOnlyList<LabelCount> Concepts { get; init; }

    /// <summary>Documents by how sure it is whose they are.</summary>
    public required IReadOnlyList<LabelCount> Matches { get; init; }

    /// <summary>Messages that stand in a thread with another.</summary>
    public required long InThreads { get; init; }

    /// <summary>Documents with quoted or forwarded text that nobody had read before.</summary>
    public required long QuotedUnseen { get; init; }

    /// <summary>What stands in quarantine by its reason in words; what waits for a tool is left out.</summary>
    public required IReadOnlyList<LabelCount> Quarantine { get; init; }

    /// <summary>Messages that wait for an outside tool, by its reason in words.</summary>
    public required IReadOnlyList<LabelCount> Waiting { get; init; }

    /// <summary>Open work items by queue and reason ('nurse: message').</summary>
    public required IReadOnlyList<LabelCount> OpenWork { get; init; }
}
