namespace MsLetterCoder.Store.Erasure;

/// <summary>Why something is removed; it stands in the audit trail.</summary>
public enum ErasureReason
{
    /// <summary>The person asked for it and the organisation has agreed.</summary>
    SubjectRequest,

    /// <summary>It was never meant for the team.</summary>
    WronglyReceived,

    /// <summary>Its time is over.</summary>
    RetentionEnded,

    /// <summary>A court or a regulator ordered it.</summary>
    Order,

    /// <summary>It was made up to try the program.</summary>
    TestData,

    /// <summary>The same mail was erased before and came in again.</summary>
    ErasedBefore,
}
