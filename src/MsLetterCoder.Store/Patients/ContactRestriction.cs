using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Patients;

/// <summary>A patient's word on how not to contact them, in force until a person lifts it.</summary>
public sealed record ContactRestriction
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Whom not to contact so; null where the sender was matched to nobody: then it stands on the sender's address.</summary>
    public required long? PatientId { get; init; }

    /// <summary>The document that says so.</summary>
    public required long DocumentId { get; init; }

    /// <summary>The words.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Which text the span counts in.</summary>
    public required TextField In { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset PlacedAt { get; init; }
}
