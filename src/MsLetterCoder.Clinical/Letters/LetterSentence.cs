namespace MsLetterCoder.Clinical.Letters;

/// <summary>A sentence of the letter and what it rests on.</summary>
public sealed record LetterSentence
{
    /// <summary>Makes one.</summary>
    /// <exception cref="ArgumentException">It is empty, has no source, or states something about the person that no words of the letter say.</exception>
    public LetterSentence(string text, SentencePart part, params IReadOnlyList<SentenceSource> sources)
    {
        if (string.IsNullOrWhiteSpace(text) || sources.Count == 0)
        {
            throw new ArgumentException("A sentence has words and at least one source.", nameof(text));
        }

        if (part == SentencePart.Statement && !sources.Any(s => s.Kind == SourceKind.Words))
        {
            throw new ArgumentException("What is said about the person rests on words of the letter.", nameof(sources));
        }

        (Text, Part, Sources) = (text, part, sources);
    }

    /// <summary>The words.</summary>
    public string Text { get; }

    /// <summary>What it does.</summary>
    public SentencePart Part { get; }

    /// <summary>What it rests on, at least one.</summary>
    public IReadOnlyList<SentenceSource> Sources { get; }
}
