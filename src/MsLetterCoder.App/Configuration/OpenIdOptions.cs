using MsLetterCoder.Review;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.App.Configuration;

/// <summary>Sign-in to the pages by an OpenID Connect provider. Section 'Pages:OpenId'.</summary>
internal sealed class OpenIdOptions
{
    public const string Section = "Pages:OpenId";

    /// <summary>The provider's address, https (http on loopback only), to which '/.well-known/openid-configuration' is added. Null (the default): no such sign-in.</summary>
    public string? Authority { get; set; }

    /// <summary>Under what id the provider knows this program. Default: none; needed with Authority.</summary>
    public string? ClientId { get; set; }

    /// <summary>File whose first line is the secret shared with the provider; null: SecretVariable. Default null.</summary>
    public string? SecretFile { get; set; }

    /// <summary>Environment variable that holds it; null with SecretFile null: no secret, PKCE alone. Default null.</summary>
    public string? SecretVariable { get; set; }

    /// <summary>What is asked for, parted by blanks. Default 'openid profile'.</summary>
    public string Scopes { get; set; } = "openid profile";

    /// <summary>Claim from which an account gets its name at the first sign-in. Default 'preferred_username'.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>Claim that says what somebody may do. Default 'roles'.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Values of it that make a nurse, parted by commas. Default: none.</summary>
    public string Nurses { get; set; } = "";

    /// <summary>Values of it that make a coder, parted by commas. Default: none.</summary>
    public string Coders { get; set; } = "";

    /// <summary>Values of it that make an administrator, parted by commas. Default: none.</summary>
    public string Administrators { get; set; } = "";

    /// <summary>What the sign-in page calls it. Default 'your organisation's account'.</summary>
    public string Label { get; set; } = "your organisation's account";

    /// <summary>How it is done; null where there is none.</summary>
    /// <exception cref="ConfigurationException">The address is not https, the id is missing, no value gives a role, or one gives two.</exception>
    public OutsideSignInSettings? Settings()
    {
        if (Authority is null)
        {
            return null;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out Uri? authority) || (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            throw new ConfigurationException($"'{Section}:{nameof(Authority)}' must be an https address.");
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            throw new ConfigurationException($"'{Section}:{nameof(ClientId)}' is missing: '{nameof(Authority)}' is set.");
        }

        if (!Scopes.Split(' ').Contains("openid"))
        {
            throw new ConfigurationException($"'{Section}:{nameof(Scopes)}' must hold 'openid'.");
        }

        bool secret = SecretFile is not null || SecretVariable is not null;
        if (secret)
        {
            // Missing at the start is better than missing at the first sign-in.
            Secrets.Of(this);
        }

        return new OutsideSignInSettings
        {
            Authority = authority,
            ClientId = ClientId,
            ClientSecret = secret ? () => Secrets.Of(this) : null,
            Scopes = Scopes,
            NameClaim = NameClaim,
            RoleClaim = RoleClaim,
            Roles = Roles(),
            Label = Label,
        };
    }

    private Dictionary<string, Role> Roles()
    {
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach ((string values, Role role) in new[] { (Nurses, Role.Nurse), (Coders, Role.Coder), (Administrators, Role.Administrator) })
        {
            foreach (string value in values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!roles.TryAdd(value, role))
                {
                    throw new ConfigurationException($"'{Section}': a value of the claim stands twice: give somebody with two roles two values.");
                }
            }
        }

        return roles.Count > 0 ? roles : throw new ConfigurationException($"'{Section}': no value of the claim gives a role: set '{nameof(Nurses)}', '{nameof(Coders)}' or '{nameof(Administrators)}'.");
    }
}
