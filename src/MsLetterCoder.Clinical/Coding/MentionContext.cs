namespace MsLetterCoder.Clinical.Coding;

/// <summary>The assertion of a mention (annotation.md section 3).</summary>
public enum MentionContext
{
    /// <summary>The patient has it now, takes it now, or had this test or treatment done as reported now.</summary>
    Present,

    /// <summary>Denied, excluded, never had, not taking, normal.</summary>
    Absent,

    /// <summary>Stated as uncertain.</summary>
    Possible,

    /// <summary>Had it and it is over; stopped; done long ago as history.</summary>
    Past,

    /// <summary>Somebody else.</summary>
    Family,

    /// <summary>Could happen, warned of, discussed, conditional, advice, considered and not decided, offered and declined.</summary>
    Hypothetical,

    /// <summary>Decided, requested or booked and still to come.</summary>
    Planned,
}
