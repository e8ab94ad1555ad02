namespace MsLetterCoder.Mail.Documents;

/// <summary>What an RTF token is.</summary>
internal enum RtfTokenKind
{
    /// <summary>Behind the last byte.</summary>
    End,

    /// <summary>An opening brace.</summary>
    GroupStart,

    /// <summary>A closing brace.</summary>
    GroupEnd,

    /// <summary>A control word or symbol.</summary>
    Control,

    /// <summary>One byte of text, plain or written as \'hh.</summary>
    Byte,
}

/// <summary>
/// One token. <paramref name="Word"/> is the control word, or the control symbol as one character; <paramref name="Number"/> its number, if it has
/// one; <paramref name="Value"/> the byte of text.
/// </summary>
internal readonly record struct RtfToken(RtfTokenKind Kind, string Word = "", int? Number = null, byte Value = 0);
