using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Access;

/// <summary>Somebody for whom a provider has vouched.</summary>
/// <param name="Subject">Who it is there: issuer and subject.</param>
/// <param name="Name">What it calls them; null where it does not say.</param>
/// <param name="Roles">What they may do here.</param>
/// <param name="To">The page asked for before; empty for none.</param>
internal sealed record OutsidePerson(string Subject, string? Name, IReadOnlyList<Role> Roles, string To);
