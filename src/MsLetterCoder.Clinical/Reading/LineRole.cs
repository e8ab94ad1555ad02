namespace MsLetterCoder.Clinical.Reading;

/// <summary>What a line is to a mail that quotes or forwards another.</summary>
internal enum LineRole
{
    /// <summary>The writer's own, or no words at all.</summary>
    Own,

    /// <summary>What the mail program set beside quoted words: 'On Monday Ann wrote:', header fields, rules.</summary>
    Mark,

    /// <summary>The subject of a quoted or forwarded mail, among its header fields.</summary>
    Subject,

    /// <summary>Quoted words.</summary>
    Quoted,

    /// <summary>Forwarded words, which count as the writer's.</summary>
    Forwarded,
}
