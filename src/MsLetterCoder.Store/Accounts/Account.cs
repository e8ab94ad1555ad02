namespace MsLetterCoder.Store.Accounts;

/// <summary>Somebody who may sign in.</summary>
public sealed record Account
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>Name, 1 to 64 of letters, digits and '_.@-'; case does not tell two apart. It stands in the audit trail.</summary>
    public required string Name { get; init; }

    /// <summary>What the account may do, in the order of the enum.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Hash of the password; null where an outside sign-in vouches.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Secret of the second factor; null where there is none.</summary>
    public byte[]? SecondFactor { get; init; }

    /// <summary>32 hexadecimal digits that change with the account's rights: a session with others is over.</summary>
    public required string Stamp { get; init; }

    /// <summary>The password was given by somebody else and is changed before anything else.</summary>
    public bool MustChange { get; init; }

    /// <summary>Failed attempts since the last good one.</summary>
    public int Failures { get; init; }

    /// <summary>Until when no attempt is looked at; null where the account is not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Since when it may not sign in; null where it may.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
