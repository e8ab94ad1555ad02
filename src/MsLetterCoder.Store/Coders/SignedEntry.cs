using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Coders;

/// <summary>A letter's codes as a coder signed them off.</summary>
public sealed record SignedEntry
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>Account of the coder.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Program, models and terminology behind the suggestions.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>The codes: ICD-10 in order, then the concepts.</summary>
    public required IReadOnlyList<SignedCode> Codes { get; init; }
}
