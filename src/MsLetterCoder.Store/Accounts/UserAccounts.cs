using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Accounts;

/// <summary>The accounts of the pages. Hashing and checking of passwords are the caller's; here they are kept, sealed.</summary>
public sealed class UserAccounts
{
    private const int StampBytes = 16;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.@-");

    /// <summary>Names that the audit trail uses for the program itself.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "worker", "unknown", "system", "openid" };

    private readonly StoreDatabase database;

    internal UserAccounts(StoreDatabase database) => this.database = database;

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> List() => Query("ORDER BY a.name", null);

    /// <summary>The account of that name, whatever the case; null where there is none.</summary>
    public Account? Find(string name) => Query("WHERE a.name = @name", new { name }) is [Account account] ? account : null;

    /// <summary>The account of that id; null where there is none.</summary>
    public Account? Find(long id) => Query("WHERE a.id = @id", new { id }) is [Account account] ? account : null;

    /// <summary>The account an outside sign-in vouches for; null where there is none.</summary>
    public Account? FindSubject(string subject) => database.Read(session =>
        session.Query<AccountRow>($"{AccountRow.Select} WHERE a.subject_hash = @hash", new { hash = database.Hash.Subject(subject) }) is [AccountRow row] ? row.ToAccount(session) : null);

    /// <summary>Makes an account whose password somebody else chose: it is changed at the first sign-in.</summary>
    /// <param name="name">1 to 64 letters, digits and '_.@-'; not a name the program uses itself.</param>
    /// <param name="roles">One at least.</param>
    /// <param name="passwordHash">Hash of the first password.</param>
    /// <param name="by">Account of who makes it.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="StoreException">The name is taken or impossible, or no role is given.</exception>
    public long Add(string name, IReadOnlyCollection<Role> roles, string passwordHash, string by) => Add(name, roles, passwordHash, null, by);

    /// <summary>Makes an account for which an outside sign-in vouches.</summary>
    /// <param name="name">As above.</param>
    /// <param name="roles">One at least.</param>
    /// <param name="subject">Who it is there: issuer and subject.</param>
    /// <param name="by">Account of who makes it.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="StoreException">The name is taken or impossible, or no role is given.</exception>
    public long AddOutside(string name, IReadOnlyCollection<Role> roles, string subject, string by) => Add(name, roles, null, subject, by);

    /// <summary>Replaces the password; sessions of the old one end, and locks open.</summary>
    /// <param name="id">The account.</param>
    /// <param name="passwordHash">Hash of the new password.</param>
    /// <param name="mustChange">True where somebody else chose it.</param>
    /// <param name="by">Account of who does it.</param>
    /// <exception cref="StoreException">There is no such account.</exception>
    public void SetPassword(long id, string passwordHash, bool mustChange, string by) => Change(id, by, "password", transaction => transaction
        .Prepare("UPDATE account SET password = $password, must_change = $must, stamp = $stamp, failures = 0, locked_until = NULL WHERE id = $id AND password IS NOT NULL")
        .Set("$password", transaction.Seal("account", id, "password", passwordHash)).Set("$must", mustChange ? 1L : 0L).Set("$stamp", NewStamp()).Set("$id", id).Run());

    /// <summary>Replaces the roles.</summary>
    /// <exception cref="StoreException">There is no such account, or no role is given.</exception>
    public void SetRoles(long id, IReadOnlyCollection<Role> roles, string by)
    {
        CheckRoles(roles);
        Change(id, by, "roles", transaction =>
        {
            transaction.Prepare("DELETE FROM account_role WHERE account_id = $id").Set("$id", id).Run();
            WriteRoles(transaction, id, roles);
            return transaction.Prepare("UPDATE account SET stamp = $stamp WHERE id = $id").Set("$stamp", NewStamp()).Set("$id", id).Run();
        });
    }

    /// <summary>Sets or takes away the secret of the second factor.</summary>
    /// <exception cref="StoreException">There is no such account.</exception>
    public void SetSecondFactor(long id, byte[]? secret, string by) => Change(id, by, secret is null ? "second_factor_off" : "second_factor_on", transaction => transaction
        .Prepare("UPDATE account SET second_factor = $secret, second_factor_step = 0, stamp = $stamp WHERE id = $id")
        .Set("$secret", secret is null ? null : transaction.Session.Cipher.Seal("account", id, "second_factor", secret)).Set("$stamp", NewStamp()).Set("$id", id).Run());

    /// <summary>Takes the right to sign in away, or gives it back.</summary>
    /// <exception cref="StoreException">There is no such account.</exception>
    public void SetDisabled(long id, bool disabled, string by) => Change(id, by, disabled ? "disabled" : "enabled", transaction => transaction
        .Prepare("UPDATE account SET disabled_at = $at, stamp = $stamp, failures = 0, locked_until = NULL WHERE id = $id")
        .Set("$at", disabled ? transaction.NowText : null).Set("$stamp", NewStamp()).Set("$id", id).Run());

    /// <summary>A sign-in that failed; after so many in a row the account is locked for a while.</summary>
    /// <param name="id">The account.</param>
    /// <param name="most">Failures from which on it is locked.</param>
    /// <param name="lockedFor">For how long.</param>
    public void Failed(long id, int most, TimeSpan lockedFor) => database.Write(transaction =>
    {
        transaction.Prepare("UPDATE account SET failures = failures + 1, locked_until = CASE WHEN failures + 1 >= $most THEN $until ELSE locked_until END WHERE id = $id")
            .Set("$most", (long)most).Set("$until", StoreTime.Write(transaction.Now + lockedFor)).Set("$id", id).Run();
        transaction.Audit("unknown", AuditAction.SignInFailed, "account", id);
    });

    /// <summary>A sign-in to a name that is no account's; the name is not kept.</summary>
    public void FailedUnknown() => database.Write(transaction => transaction.Audit("unknown", AuditAction.SignInFailed, "account"));

    /// <summary>A sign-in that succeeded.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="step">Time step of the second factor's code; null where none was asked.</param>
    /// <returns>False where that code, or a later one, was used before: nothing is changed.</returns>
    public bool SignedIn(Account account, long? step) => database.Write(transaction =>
    {
        int rows = transaction.Prepare("UPDATE account SET failures = 0, locked_until = NULL, second_factor_step = coalesce($step, second_factor_step) WHERE id = $id AND ($step IS NULL OR $step > second_factor_step)")
            .Set("$step", step).Set("$id", account.Id).Run();
        if (rows > 0)
        {
            transaction.Audit(account.Name, AuditAction.SignedIn, "account", account.Id);
        }

        return rows > 0;
    });

    /// <summary>Somebody signed out: all sessions of the account end.</summary>
    public void SignedOut(Account account) => database.Write(transaction =>
    {
        transaction.Prepare("UPDATE account SET stamp = $stamp WHERE id = $id").Set("$stamp", NewStamp()).Set("$id", account.Id).Run();
        transaction.Audit(account.Name, AuditAction.SignedOut, "account", account.Id);
    });

    /// <summary>Somebody asked for a page that is not their role's.</summary>
    public void Refused(Account account) => database.Write(transaction => transaction.Audit(account.Name, AuditAction.PageRefused, "account", account.Id));

    /// <summary>An account as the audit trail names it in a detail, which has no room for every name: its id, or '-' for who has none.</summary>
    internal static string InAudit(WriteTransaction transaction, string name) =>
        transaction.Prepare("SELECT id FROM account WHERE name = $name").Set("$name", name).Value() is long id ? id.ToString(CultureInfo.InvariantCulture) : "-";

    private long Add(string name, IReadOnlyCollection<Role> roles, string? passwordHash, string? subject, string by)
    {
        if (name is not { Length: >= 1 and <= 64 } || name.AsSpan().ContainsAnyExcept(NameCharacters) || Reserved.Contains(name))
        {
            throw new StoreException("The name of an account is 1 to 64 letters, digits and '_.@-', and none that the program uses itself.");
        }

        CheckRoles(roles);
        return database.Write(transaction =>
        {
            if (transaction.Prepare("SELECT id FROM account WHERE name = $name").Set("$name", name).Value() is not null)
            {
                throw new StoreException("There is an account of that name already.");
            }

            long id = transaction.NextId("account");
            transaction.Prepare(
                """
                INSERT INTO account (id, name, password, subject_hash, stamp, must_change, created_at)
                VALUES ($id, $name, $password, $subject, $stamp, $must, $now)
                """)
                .Set("$id", id).Set("$name", name).Set("$password", transaction.Seal("account", id, "password", passwordHash))
                .Set("$subject", subject is null ? null : transaction.Hash.Subject(subject)).Set("$stamp", NewStamp()).Set("$must", passwordHash is null ? 0L : 1L).Set("$now", transaction.NowText).Run();
            WriteRoles(transaction, id, roles);
            transaction.Audit(by, AuditAction.AccountAdded, "account", id, Names(roles));
            return id;
        });
    }

    private void Change(long id, string by, string what, Func<WriteTransaction, int> change) => database.Write(transaction =>
    {
        if (change(transaction) == 0)
        {
            throw new StoreException($"There is no account {id} of which that can be changed.");
        }

        transaction.Audit(by, AuditAction.AccountChanged, "account", id, $"change={what}");
    });

    private List<Account> Query(string condition, object? parameters) =>
        database.Read(session => session.Query<AccountRow>($"{AccountRow.Select} {condition}", parameters).ConvertAll(row => row.ToAccount(session)));

    private static void WriteRoles(WriteTransaction transaction, long id, IEnumerable<Role> roles)
    {
        foreach (Role role in roles.Distinct())
        {
            transaction.Prepare("INSERT INTO account_role (account_id, role) VALUES ($id, $role)").Set("$id", id).Set("$role", Labels.Of(role)).Run();
        }
    }

    private static void CheckRoles(IReadOnlyCollection<Role> roles)
    {
        if (roles.Count == 0)
        {
            throw new StoreException("An account has one role at least: coder, nurse or administrator.");
        }
    }

    private static string Names(IEnumerable<Role> roles) => "roles=" + string.Join(',', roles.Distinct().Order().Select(Labels.Of));

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StampBytes));
}
