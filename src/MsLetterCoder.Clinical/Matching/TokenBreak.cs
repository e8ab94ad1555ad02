namespace MsLetterCoder.Clinical.Matching;

/// <summary>What stands between a token and the one before it.</summary>
internal enum TokenBreak : byte
{
    /// <summary>Blanks or a hyphen.</summary>
    None,

    /// <summary>Comma, bracket, slash, dash, single line end: a pattern may pass, a clause may end.</summary>
    Soft,

    /// <summary>Colon or semicolon: no pattern passes, but the sentence goes on.</summary>
    Hard,

    /// <summary>Full stop, question mark, blank line, new list item: no pattern passes and the sentence ends.</summary>
    Sentence,
}
