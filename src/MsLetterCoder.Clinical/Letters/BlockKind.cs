namespace MsLetterCoder.Clinical.Letters;

/// <summary>What a block of the letter is, for layout.</summary>
public enum BlockKind
{
    /// <summary>Sender, date, address: a line each.</summary>
    Address,

    /// <summary>The letter's title.</summary>
    Title,

    /// <summary>Heading of a part (easy read).</summary>
    Heading,

    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A sentence a line.</summary>
    List,

    /// <summary>Greeting, close and name.</summary>
    Plain,
}
