using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Training.Corpus;

/// <summary>A document of the corpus with the right answers (annotation.md).</summary>
public sealed record GoldDocument
{
    /// <summary>Its id, unique in the corpus.</summary>
    public required string Id { get; init; }

    /// <summary>Path of its file, with '/', from the folder that was read.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal: by it a model card says what was seen in training.</summary>
    public required string Hash { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The text the software sees: the body without markup.</summary>
    public required string Text { get; init; }

    /// <summary>Subject line, if it has one.</summary>
    public string? Subject { get; init; }

    /// <summary>Key of the main condition of a letter; null elsewhere.</summary>
    public string? PrimaryKey { get; init; }

    /// <summary>Facts it states.</summary>
    public required DocumentFacts Facts { get; init; }

    /// <summary>Triage of a message; null elsewhere.</summary>
    public GoldTriage? Triage { get; init; }

    /// <summary>Mentions in order of their start.</summary>
    public required IReadOnlyList<GoldMention> Mentions { get; init; }

    /// <summary>Header keys that the format does not know.</summary>
    public IReadOnlyList<string> UnknownHeaders { get; init; } = [];

    /// <summary>True for a few annotated sentences (<see cref="SentenceFile"/>): they teach and test mentions and contexts, nothing about whole documents.</summary>
    public bool IsSentence { get; init; }

    /// <summary>Who wrote it: the id up to its first hyphen ('devA').</summary>
    public string Writer => Id.Split('-')[0];

    /// <summary>True under a folder named 'locked': scored, never trained on or looked at.</summary>
    public bool Locked => $"/{Path}".Contains("/locked/", StringComparison.Ordinal);

    /// <summary>What the software is given: text and subject, of sentences also the kind; nothing of the answers.</summary>
    public DocumentInput ToInput() => new() { Text = Text, Subject = Subject, Kind = IsSentence ? Kind : null };

    /// <summary>The gold mentions in the form that the coding engine takes, each certain.</summary>
    public IReadOnlyList<Mention> ToMentions() =>
    [
        .. Mentions.Select(m => new Mention
        {
            Span = m.Span,
            Key = m.Key,
            SnomedId = GoldVocabulary.Concepts.Find(m.Key)?.SnomedId ?? default,
            Context = m.Context,
            Confidence = new Confidence(1),
        }),
    ];
}
