namespace MsLetterCoder.Clinical.Reading;

/// <summary>What a stretch of a document is. Only <see cref="Content"/> takes part in coding and triage.</summary>
public enum RegionKind
{
    /// <summary>The writer's own clinical words.</summary>
    Content,

    /// <summary>Quoted text of an earlier message.</summary>
    Quoted,

    /// <summary>Signature of a mail, or the sign-off and distribution list of a letter.</summary>
    Signature,

    /// <summary>Disclaimer or machine footer.</summary>
    Disclaimer,

    /// <summary>Letterhead, addresses, reference lines.</summary>
    Letterhead,
}
