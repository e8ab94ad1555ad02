namespace MsLetterCoder.Terminology;

/// <summary>Historical association reference sets, in the order in which they are trusted.</summary>
public enum AssociationKind
{
    /// <summary>SAME AS (900000000000527005).</summary>
    SameAs,

    /// <summary>REPLACED BY (900000000000526001).</summary>
    ReplacedBy,

    /// <summary>POSSIBLY REPLACED BY (1186921001).</summary>
    PossiblyReplacedBy,

    /// <summary>POSSIBLY EQUIVALENT TO (900000000000523009).</summary>
    PossiblyEquivalentTo,

    /// <summary>PARTIALLY EQUIVALENT TO (1186924009).</summary>
    PartiallyEquivalentTo,

    /// <summary>ALTERNATIVE (900000000000530003).</summary>
    Alternative,

    /// <summary>WAS A (900000000000528000).</summary>
    WasA,

    /// <summary>SIMILAR TO (900000000000529008).</summary>
    SimilarTo,

    /// <summary>MOVED TO (900000000000524003): the target is a namespace, not a replacement.</summary>
    MovedTo,

    /// <summary>MOVED FROM (900000000000525002).</summary>
    MovedFrom,

    /// <summary>REFERS TO (900000000000531004): of descriptions.</summary>
    RefersTo,
}
