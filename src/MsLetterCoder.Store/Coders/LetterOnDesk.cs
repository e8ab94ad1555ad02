using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>A letter with all that its coder works with, read in one snapshot.</summary>
public sealed record LetterOnDesk
{
    /// <summary>Its place in the queue.</summary>
    public required WorkItem Item { get; init; }

    /// <summary>The letter, with the analysis that its coders work on: the latest, or the one they began with.</summary>
    public required DocumentRecord Document { get; init; }

    /// <summary>Its codes as they stand.</summary>
    public required CodingSheet Sheet { get; init; }

    /// <summary>What stands behind the suggestions.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>True where the letter was analysed again after coders had begun.</summary>
    public bool AnalysedAgain { get; init; }

    /// <summary>When the mail was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who sent it, as the mail says.</summary>
    public string? Sender { get; init; }

    /// <summary>What a form must send along.</summary>
    public SeenLetter Seen => new(Document.AnalysisId, Sheet.Version);
}
