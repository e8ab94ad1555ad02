namespace MsLetterCoder.Mail.Smtp;

/// <summary>What a mail says of being sent by a machine (RFC 3834 section 5).</summary>
public enum AutomaticSubmission
{
    /// <summary>A person sends it: the field is left out.</summary>
    No,

    /// <summary>A machine sends it of its own accord: auto-generated.</summary>
    Generated,

    /// <summary>A machine sends it in answer to a mail: auto-replied.</summary>
    Replied,
}
