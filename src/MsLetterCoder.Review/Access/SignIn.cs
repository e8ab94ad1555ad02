using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Access;

/// <summary>Decides who is let in. One answer for an unknown name, a wrong password and a disabled account.</summary>
internal sealed class SignIn(LetterStore store, ReviewSettings settings, TimeProvider time)
{
    /// <summary>First step: name and password.</summary>
    public SignInOutcome Password(string name, string password)
    {
        Account? account = store.Accounts.Find(name);
        if (account is not null && account.LockedUntil > time.GetUtcNow())
        {
            return new SignInOutcome(null, Locked: true);
        }

        if (!PasswordRules.Fits(account, password) || account!.DisabledAt is not null)
        {
            return Fail(account);
        }

        if (account.SecondFactor is not null)
        {
            return new SignInOutcome(account, CodeWanted: true);
        }

        return store.Accounts.SignedIn(account, null) ? new SignInOutcome(account) : Fail(account);
    }

    /// <summary>Second step: the code of an account whose password was right a moment ago.</summary>
    public SignInOutcome Code(long accountId, string code)
    {
        Account? account = store.Accounts.Find(accountId);
        DateTimeOffset now = time.GetUtcNow();
        if (account?.SecondFactor is null || account.DisabledAt is not null)
        {
            return Fail(account);
        }

        if (account.LockedUntil > now)
        {
            return new SignInOutcome(null, Locked: true);
        }

        return TimeCode.StepOf(account.SecondFactor, code, now) is { } step && store.Accounts.SignedIn(account, step) ? new SignInOutcome(account) : Fail(account);
    }

    /// <summary>Whether who sits at the screen knows the account's password; a failure counts like one at sign-in.</summary>
    public bool IsOwner(Account account, string password)
    {
        if (account.LockedUntil <= time.GetUtcNow() || account.LockedUntil is null)
        {
            if (PasswordRules.Fits(account, password))
            {
                return true;
            }

            Fail(account);
        }

        return false;
    }

    private SignInOutcome Fail(Account? account)
    {
        if (account is null)
        {
            store.Accounts.FailedUnknown();
        }
        else
        {
            store.Accounts.Failed(account.Id, settings.LockAfter, settings.LockFor);
        }

        return default;
    }
}
