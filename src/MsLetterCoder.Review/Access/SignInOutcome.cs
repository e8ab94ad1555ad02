using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Access;

/// <summary>How an attempt to sign in ended.</summary>
/// <param name="Account">Who is in; null where nobody is.</param>
/// <param name="CodeWanted">The password was right; a code of the second factor is asked for.</param>
/// <param name="Locked">The account is locked for a while.</param>
internal readonly record struct SignInOutcome(Account? Account, bool CodeWanted = false, bool Locked = false);
