namespace MsLetterCoder.Clinical.Coding;

/// <summary>How far a cue's scope goes. Every scope ends with the sentence.</summary>
internal enum CueReach
{
    /// <summary>Three words, in the same clause.</summary>
    Next,

    /// <summary>To the next comma, bracket, dash, semicolon or 'stop' cue.</summary>
    Clause,

    /// <summary>As a clause, and on over the commas of a list ('no X, Y or Z').</summary>
    List,

    /// <summary>To the end of the sentence, over commas, brackets and pronouns; only 'but' and its kind and a semicolon end it.</summary>
    Sentence,
}
