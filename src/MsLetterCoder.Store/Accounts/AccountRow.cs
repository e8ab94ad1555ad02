using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Accounts;

/// <summary>A row of account, with its roles joined by commas.</summary>
internal sealed record AccountRow
{
    public const string Select =
        """
        SELECT a.id AS Id, a.name AS Name, a.password AS Password, a.second_factor AS SecondFactor, a.stamp AS Stamp, a.must_change AS MustChange, a.failures AS Failures,
               a.locked_until AS LockedUntil, a.disabled_at AS DisabledAt, a.created_at AS CreatedAt,
               (SELECT group_concat(role) FROM account_role r WHERE r.account_id = a.id) AS Roles
        FROM account a
        """;

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public byte[]? Password { get; init; }

    public byte[]? SecondFactor { get; init; }

    public string Stamp { get; init; } = "";

    public long MustChange { get; init; }

    public long Failures { get; init; }

    public string? LockedUntil { get; init; }

    public string? DisabledAt { get; init; }

    public string CreatedAt { get; init; } = "";

    public string? Roles { get; init; }

    public Account ToAccount(Session session) => new()
    {
        Id = Id,
        Name = Name,
        Roles = [.. (Roles ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(r => Labels.TryRead(r, out Role role) ? role : throw new StoreException($"Account {Id} has a role that this program does not know.")).Order()],
        PasswordHash = session.Open("account", Id, "password", Password),
        SecondFactor = SecondFactor is null ? null : session.Cipher.Open("account", Id, "second_factor", SecondFactor),
        Stamp = Stamp,
        MustChange = MustChange == 1,
        Failures = (int)Failures,
        LockedUntil = LockedUntil is null ? null : StoreTime.Read(LockedUntil),
        DisabledAt = DisabledAt is null ? null : StoreTime.Read(DisabledAt),
        CreatedAt = StoreTime.Read(CreatedAt),
    };
}
