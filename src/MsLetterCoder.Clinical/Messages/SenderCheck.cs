namespace MsLetterCoder.Clinical.Messages;

/// <summary>What the site's own mail server found of a sender's truth.</summary>
public enum SenderCheck
{
    /// <summary>Nothing, or no server is configured.</summary>
    None,

    /// <summary>The sender's domain stands by the mail.</summary>
    Pass,

    /// <summary>It does not, or a signature is broken.</summary>
    Fail,
}
