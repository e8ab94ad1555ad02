namespace MsLetterCoder.Clinical.Letters;

/// <summary>What may be wrong with source or choices. From <see cref="TooLong"/> on a draft can be seen, and is not released.</summary>
public enum LetterProblemKind
{
    /// <summary>The document is no clinic letter.</summary>
    NotALetter,

    /// <summary>The letter is about more than one patient.</summary>
    TwoPeople,

    /// <summary>The letter is about somebody else than its reader.</summary>
    AboutRelative,

    /// <summary>The letter names no symptom at all.</summary>
    NothingNamed,

    /// <summary>All the letter names is absent, past, possible or still to come.</summary>
    NothingPresent,

    /// <summary>Nothing is ticked.</summary>
    NothingTicked,

    /// <summary>A tick names no row of the table.</summary>
    UnknownTick,

    /// <summary>A tick names something that the letter does not state as present.</summary>
    NotStated,

    /// <summary>The letter says of the same matter both that it is there and that it is not.</summary>
    Contradicted,

    /// <summary>The condition is to be named and the letter does not state it.</summary>
    DiagnosisNotStated,

    /// <summary>The third person needs a name.</summary>
    NameMissing,

    /// <summary>The letter has more than 350 words.</summary>
    TooLong,

    /// <summary>The letter is too hard to read.</summary>
    TooHard,

    /// <summary>The clinic letter is older than six months or bears no date, and not all is confirmed.</summary>
    SourceOld,

    /// <summary>The person has not confirmed everything as still true.</summary>
    NotConfirmed,

    /// <summary>No employer is named: consent is to one letter to one employer.</summary>
    EmployerMissing,
}
