namespace MsLetterCoder.Clinical.Letters;

/// <summary>A finished letter: blocks of sentences, each with its sources.</summary>
public sealed record EmployerLetter
{
    /// <summary>Most words a letter may have, address and date left out.</summary>
    public const int MostWords = 350;

    /// <summary>Title property of the files: neutral whatever the letter says.</summary>
    public const string DocumentTitle = "Letter to an employer";

    /// <summary>Blocks in order.</summary>
    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>The letter as plain text, LF line ends.</summary>
    public string Text => string.Join("\n\n", Blocks.Select(b => b.Text)) + "\n";

    /// <summary>Every sentence in order.</summary>
    public IEnumerable<LetterSentence> Sentences => Blocks.SelectMany(b => b.Sentences);

    /// <summary>Words from the greeting to the name.</summary>
    public int Words => Blocks.Where(b => b.Kind != BlockKind.Address).Sum(b => b.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(w => w != "-"));

    /// <summary>Words of a finished text from the greeting on, as <see cref="Words"/> counts them.</summary>
    public static int WordsOf(string text) =>
        text[Math.Max(0, text.IndexOf("Dear ", StringComparison.Ordinal))..].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(w => w != "-");

    /// <summary>Sentences of a paragraph.</summary>
    public static IEnumerable<string> SentencesOf(string paragraph) => Wording.Split(paragraph);

    /// <summary>The text with the draft's mark above and below.</summary>
    public string AsDraft(LetterKnowledge knowledge)
    {
        string mark = knowledge.DraftMark;
        return $"{mark}\n\n{Text}\n{mark}\n";
    }
}
