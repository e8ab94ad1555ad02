namespace MsLetterCoder.Store.Outgoing;

/// <summary>What was decided about acknowledging a message.</summary>
public enum AcknowledgementDecision
{
    /// <summary>It is acknowledged.</summary>
    Queued,

    /// <summary>Its headers forbid an automatic answer, or do not say (RFC 3834 section 2).</summary>
    AutomaticMail,

    /// <summary>Answers are to go elsewhere than to its sender, or its sender has no usable address.</summary>
    OtherReplyAddress,

    /// <summary>It is linked to no patient.</summary>
    NoPatient,

    /// <summary>No nurse has confirmed the address for the patient.</summary>
    AddressNotConfirmed,

    /// <summary>The site's mail server says that the sender is not who it says.</summary>
    SenderCheckFailed,

    /// <summary>The patient asked not to be contacted so.</summary>
    ContactRestriction,

    /// <summary>A flag stands after which nothing is sent by itself.</summary>
    WithheldFlag,

    /// <summary>The sender had one shortly before.</summary>
    RecentlyAcknowledged,
}
