using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Access;

/// <summary>The account of somebody for whom a provider has vouched: made at the first sign-in, given the provider's roles at each.</summary>
internal static class OutsideAccounts
{
    /// <summary>Who writes in the audit trail what the provider says.</summary>
    private const string By = "openid";

    private const int LongestName = 64;

    /// <summary>Lets somebody in.</summary>
    /// <returns>The account; null with a fault where they may not sign in.</returns>
    public static (Account? Account, string? Fault) Of(LetterStore store, OutsidePerson person)
    {
        Account? known = store.Accounts.FindSubject(person.Subject);
        if (person.Roles.Count == 0)
        {
            return (null, "Your account there gives you no role here: ask an administrator.");
        }

        if (known?.DisabledAt is not null)
        {
            return (null, "Your account may not sign in: ask an administrator.");
        }

        if (known is null)
        {
            string name = Plain(person.Name);
            // An account is never found by its name: whoever chooses names at the provider would get a colleague's.
            if (name.Length == 0 || store.Accounts.Find(name) is not null)
            {
                return (null, "Your name there cannot be an account's here, or is taken: ask an administrator.");
            }

            known = store.Accounts.Find(store.Accounts.AddOutside(name, person.Roles, person.Subject, By))!;
        }
        else if (!known.Roles.SequenceEqual(person.Roles))
        {
            store.Accounts.SetRoles(known.Id, person.Roles, By);
            known = store.Accounts.Find(known.Id)!;
        }

        return store.Accounts.SignedIn(known, null) ? (known, null) : (null, "Your account may not sign in: ask an administrator.");
    }

    private static string Plain(string? name) => new([.. (name ?? "").Trim().Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '@' or '-' ? c : '_')]);
}
