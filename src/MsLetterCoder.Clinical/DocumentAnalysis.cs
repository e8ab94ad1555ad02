using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical;

/// <summary>Everything the program says about one document.</summary>
public sealed record DocumentAnalysis
{
    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Probability that the kind is right.</summary>
    public required Confidence KindConfidence { get; init; }

    /// <summary>Regions of the text, in order, covering it.</summary>
    public required IReadOnlyList<TextRegion> Regions { get; init; }

    /// <summary>Sections of a letter, in order, by its headings; empty for other documents and for text under no heading.</summary>
    public IReadOnlyList<LetterSection> Sections { get; init; } = [];

    /// <summary>Facts stated.</summary>
    public required DocumentFacts Facts { get; init; }

    /// <summary>Mentions in order of their start; those in the subject first.</summary>
    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>ICD-10 list in order, primary first; empty for messages, and for other documents that are no report or administration.</summary>
    public IReadOnlyList<Icd10Entry> Icd10 { get; init; } = [];

    /// <summary>What the document is about as an encounter; only a patient who was seen gives a list for filing, any other suggestions alone (coding.md rule 14).</summary>
    public EncounterKind Encounter { get; init; }

    /// <summary>Codes left out, and why.</summary>
    public IReadOnlyList<Icd10LeftOut> Icd10LeftOut { get; init; } = [];

    /// <summary>Triage of a message; also of another document in which a red flag fired or whose kind is unsure; else null.</summary>
    public TriageResult? Triage { get; init; }

    /// <summary>Quoted or forwarded text that nobody had read before and that was read as new, in order; none in a letter.</summary>
    public IReadOnlyList<TextSpan> UnseenQuotes { get; init; } = [];

    /// <summary>Falls told; empty where the day of receipt is not known.</summary>
    public IReadOnlyList<FallsTold> Falls { get; init; } = [];

    /// <summary>True where the kind is unsure and a red flag fired: it enters the nurses' queue as 'kind unsure'.</summary>
    public bool KindUnsure { get; init; }
}
