namespace MsLetterCoder.Clinical.Letters;

/// <summary>What a sentence does in the letter.</summary>
public enum SentencePart
{
    /// <summary>Letterhead, date, address, greeting, heading, name at the end.</summary>
    Frame,

    /// <summary>Who asks and why.</summary>
    Opening,

    /// <summary>What the person has: only this part states anything about the person's health.</summary>
    Statement,

    /// <summary>How it may show at work, in general.</summary>
    Effect,

    /// <summary>What can make it worse, in general.</summary>
    Trigger,

    /// <summary>What would help.</summary>
    Adjustment,

    /// <summary>The law and the schemes.</summary>
    Law,

    /// <summary>What is asked next.</summary>
    Next,

    /// <summary>The person's own words.</summary>
    OwnWords,
}
