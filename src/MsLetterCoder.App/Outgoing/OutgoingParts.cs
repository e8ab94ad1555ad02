using MsLetterCoder.App.Configuration;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Replies;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Mail.Smtp;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Watching;

namespace MsLetterCoder.App.Outgoing;

/// <summary>Puts the parts of outgoing mail and alerts together as the settings say.</summary>
internal static class OutgoingParts
{
    /// <summary>The server that takes the team's mail; null where none is configured.</summary>
    public static SmtpSubmission? Submission(OutgoingOptions outgoing, TimeProvider time) => outgoing.Smtp.Host.Length == 0 ? null : new SmtpSubmission(Account(outgoing.Smtp), time);

    /// <summary>The team's address.</summary>
    public static EmailAddress From(OutgoingOptions outgoing) => new(outgoing.FromName.Length == 0 ? null : outgoing.FromName, outgoing.From);

    /// <summary>The texts, filled in for the team.</summary>
    public static ReplyTexts Texts(AppSettings settings) => ReplyTexts.Load(new TeamFacts(settings.Triage.Nation, settings.Times.OpeningHours, settings.Outgoing.Helpline));

    /// <summary>The first words of a category's answers.</summary>
    public static Func<string, DraftText> DraftTexts(AppSettings settings)
    {
        ReplyTexts texts = Texts(settings);
        return category =>
        {
            ReplyTemplate template = texts.Of(category);
            return new DraftText(template.Subject, template.Text);
        };
    }

    /// <summary>What acknowledgements say and when; null where none are to be sent.</summary>
    public static AcknowledgementRules? Acknowledgements(AppSettings settings)
    {
        if (!settings.Outgoing.Acknowledge)
        {
            return null;
        }

        ReplyTemplate template = Texts(settings).Acknowledgement;
        return new AcknowledgementRules
        {
            Subject = template.Subject,
            Text = template.Text,
            From = settings.Outgoing.From,
            Again = TimeSpan.FromHours(settings.Outgoing.AcknowledgeAgainHours),
        };
    }

    /// <summary>When people are alerted.</summary>
    public static AlertRules Alerts(AppSettings settings) => new()
    {
        EmergencyAfter = TimeSpan.FromMinutes(settings.Alerts.EmergencyMinutes),
        SilenceAfter = TimeSpan.FromMinutes(settings.Alerts.SilenceMinutes),
        Repeat = TimeSpan.FromMinutes(settings.Alerts.RepeatMinutes),
        // Without any channel there is nothing to try again soon.
        Retry = settings.Alerts.HasChannel || settings.Alerts.HasOutOfHoursContact ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(settings.Alerts.RepeatMinutes),
        IsOpen = settings.Times.IsOpen,
    };

    private static SmtpAccount Account(SmtpOptions smtp)
    {
        ClientCredentialsToken? token = null;
        return new SmtpAccount
        {
            Host = smtp.Host,
            Port = smtp.Port,
            Security = smtp.Security,
            SignIn = smtp.User.Length == 0 ? SmtpSignIn.None : smtp.TokenAuthority is null ? SmtpSignIn.Password : SmtpSignIn.AccessToken,
            User = smtp.User,
            Secret = async cancellation =>
            {
                if (smtp.TokenAuthority is null)
                {
                    return Secrets.Of(smtp);
                }

                token ??= new ClientCredentialsToken(new Uri(smtp.TokenAuthority), smtp.ClientId!, Secrets.Of(smtp));
                return await token.GetAsync(cancellation).ConfigureAwait(false);
            },
            ExtraRootsPath = smtp.ExtraRootsPath,
            PinnedSha256 = smtp.PinnedSha256,
            Timeouts = new SmtpTimeouts { Connect = TimeSpan.FromSeconds(smtp.ConnectSeconds), Answer = TimeSpan.FromSeconds(smtp.AnswerSeconds) },
        };
    }
}
