using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>One thing a sentence rests on.</summary>
public sealed record SentenceSource
{
    private SentenceSource(SourceKind kind, string name, TextSpan words)
    {
        Kind = kind;
        Name = name;
        Words = words;
    }

    /// <summary>What it is.</summary>
    public SourceKind Kind { get; }

    /// <summary>Table and row ('symptoms.tsv/falls'), template, or choice; what the words state ('symptom', 'severity', 'trigger').</summary>
    public string Name { get; }

    /// <summary>The words of the letter; empty for other kinds.</summary>
    public TextSpan Words { get; }

    /// <summary>Words of the letter.</summary>
    /// <exception cref="ArgumentException">The span is empty.</exception>
    public static SentenceSource Of(string states, TextSpan words) =>
        words.Length > 0 ? new SentenceSource(SourceKind.Words, states, words) : throw new ArgumentException("A source in the letter is at least one character.", nameof(words));

    /// <summary>A row of a table.</summary>
    public static SentenceSource Row(string table, string row) => new(SourceKind.Row, $"{table}.tsv/{row}", default);

    /// <summary>Fixed words.</summary>
    public static SentenceSource Template(string key) => new(SourceKind.Template, key, default);

    /// <summary>A choice.</summary>
    public static SentenceSource Choice(string field) => new(SourceKind.Choice, field, default);
}
