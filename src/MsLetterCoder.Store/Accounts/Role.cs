namespace MsLetterCoder.Store.Accounts;

/// <summary>What somebody may do in the pages. Each role opens its own pages and nothing else.</summary>
public enum Role
{
    /// <summary>Codes letters.</summary>
    Coder,

    /// <summary>Works the nurses' queue.</summary>
    Nurse,

    /// <summary>Keeps the service: health, quarantine, accounts, audit. Sees no patient's text.</summary>
    Administrator,
}
