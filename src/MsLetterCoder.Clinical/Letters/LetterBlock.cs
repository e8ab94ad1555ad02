namespace MsLetterCoder.Clinical.Letters;

/// <summary>Sentences that stand together.</summary>
public sealed record LetterBlock(BlockKind Kind, IReadOnlyList<LetterSentence> Sentences)
{
    /// <summary>The block as plain text.</summary>
    public string Text => Kind switch
    {
        BlockKind.Address or BlockKind.Plain => string.Join('\n', Sentences.Select(s => s.Text)),
        BlockKind.List => string.Join('\n', Sentences.Select(s => "- " + s.Text)),
        _ => string.Join(' ', Sentences.Select(s => s.Text)),
    };
}
