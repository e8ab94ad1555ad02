using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical;

/// <summary>One document to analyse, and what is known of it from outside its text.</summary>
public sealed record DocumentInput
{
    /// <summary>The whole document text, LF line ends.</summary>
    public required string Text { get; init; }

    /// <summary>Subject of the mail; null for a file or an attachment.</summary>
    public string? Subject { get; init; }

    /// <summary>What it is, where that is known beforehand; null to have it judged.</summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>What the headers say of being sent by a machine.</summary>
    public AutomaticKind Automatic { get; init; }

    /// <summary>True where the document came as an attachment: a letter then is likelier than a message.</summary>
    public bool Attachment { get; init; }

    /// <summary>Keys of disease-modifying drugs that stored letters of this patient name; empty where nothing is known.</summary>
    public IReadOnlyList<string> KnownDrugs { get; init; } = [];

    /// <summary>Day of the last dose, by key, of disease-modifying drugs that stored letters say were stopped; a drug of <see cref="KnownDrugs"/> counts as taken.</summary>
    public IReadOnlyDictionary<string, DateOnly> LastDoses { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Keys of drugs of somebody who is only perhaps the patient: they may raise and take nothing away.</summary>
    public IReadOnlyList<string> PossibleDrugs { get; init; } = [];

    /// <summary>Lines of quoted or forwarded text, in order, that nobody has read before: read as new, never below 'soon'. Empty where nothing is known of stored mail.</summary>
    public IReadOnlyList<TextSpan> UnseenQuotes { get; init; } = [];

    /// <summary>Subject of an earlier message of the thread that this one repeats; null where it repeats none.</summary>
    public string? ThreadSubject { get; init; }

    /// <summary>The team's day of receipt, against which events, last doses and falls are dated; null: not known, then no date is reckoned from it.</summary>
    public DateOnly? Received { get; init; }
}
