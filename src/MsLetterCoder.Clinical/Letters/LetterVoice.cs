namespace MsLetterCoder.Clinical.Letters;

/// <summary>Who speaks in the letter, and how the person is spoken of.</summary>
public enum LetterVoice
{
    /// <summary>The person writes: I, me, my.</summary>
    First,

    /// <summary>A team writes of the person: they, them, their.</summary>
    They,

    /// <summary>A team writes of the person: she, her.</summary>
    She,

    /// <summary>A team writes of the person: he, him, his.</summary>
    He,
}
