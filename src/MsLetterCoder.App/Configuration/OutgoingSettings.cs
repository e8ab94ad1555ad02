using MsLetterCoder.Mail.Smtp;

namespace MsLetterCoder.App.Configuration;

/// <summary>Checks what settings of outgoing mail and alerts must say together.</summary>
internal static class OutgoingSettings
{
    /// <summary>Checks them.</summary>
    /// <exception cref="ConfigurationException">They contradict each other, or an address is none; the message names the key.</exception>
    public static void Check(AppSettings settings)
    {
        OutgoingOptions outgoing = settings.Outgoing;
        AlertOptions alerts = settings.Alerts;
        bool sends = outgoing.Smtp.Host.Length > 0;
        if (outgoing.From.Length > 0 ? !MailAddressSyntax.IsGood(outgoing.From) : sends)
        {
            throw new ConfigurationException("'Outgoing:From' must be the team's address, name@domain in ASCII: 'Outgoing:Smtp:Host' is set or it is no address.");
        }

        if (outgoing.FromName.Any(char.IsControl) || (outgoing.Helpline ?? "").Any(char.IsControl))
        {
            throw new ConfigurationException("'Outgoing:FromName' and 'Outgoing:Helpline' are one line each.");
        }

        if (outgoing.Acknowledge && !sends)
        {
            throw new ConfigurationException("'Outgoing:Acknowledge' needs 'Outgoing:Smtp:Host'.");
        }

        if (outgoing.Smtp.TokenAuthority is not null
            && (outgoing.Smtp.ClientId is null || outgoing.Smtp.User.Length == 0 || !Uri.TryCreate(outgoing.Smtp.TokenAuthority, UriKind.Absolute, out Uri? authority) || authority.Scheme != Uri.UriSchemeHttps))
        {
            throw new ConfigurationException("'Outgoing:Smtp:TokenAuthority' must be an https address, and 'Outgoing:Smtp:ClientId' and 'Outgoing:Smtp:User' be set with it.");
        }

        foreach ((string key, string value) in new[] { (nameof(AlertOptions.To), alerts.To), (nameof(AlertOptions.OutOfHoursTo), alerts.OutOfHoursTo) })
        {
            if (AlertOptions.Addresses(value).FirstOrDefault(address => !MailAddressSyntax.IsGood(address)) is not null)
            {
                throw new ConfigurationException($"'Alerts:{key}' holds something that is no address: addresses are name@domain in ASCII, parted by commas.");
            }

            if (value.Length > 0 && !sends)
            {
                throw new ConfigurationException($"'Alerts:{key}' needs 'Outgoing:Smtp:Host'.");
            }
        }

        if (settings.Mailbox.Imap.Host.Length > 0 && settings.Mailbox.Imap.IdleSeconds >= alerts.SilenceMinutes * 60)
        {
            throw new ConfigurationException("'Alerts:SilenceMinutes' must be longer than 'Mailbox:Imap:IdleSeconds': between two of its looks a quiet mailbox says nothing.");
        }
    }
}
