using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review;

/// <summary>Sign-in by an OpenID Connect provider of the organisation's.</summary>
public sealed record OutsideSignInSettings
{
    /// <summary>The provider's address, to which '/.well-known/openid-configuration' is added: https, or http on loopback.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Under what id the provider knows this program.</summary>
    public required string ClientId { get; init; }

    /// <summary>Reads the secret shared with the provider, each time it is needed; null: there is none (PKCE alone).</summary>
    public Func<string>? ClientSecret { get; init; }

    /// <summary>What is asked for, parted by blanks. Default 'openid profile'.</summary>
    public string Scopes { get; init; } = "openid profile";

    /// <summary>Claim from which an account gets its name the first time. Default 'preferred_username'.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>Claim that says what somebody may do; it may have several values. Default 'roles'.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Which values of it give which role; any other value gives none.</summary>
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    /// <summary>What the sign-in page calls it. Default 'your organisation's account'.</summary>
    public string Label { get; init; } = "your organisation's account";
}
