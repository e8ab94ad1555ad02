using System.Globalization;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>A mail was not handed over, or it is not known whether it was. The message names the step and the server's code, never a word of the mail, an address, or the server's own words, which may repeat
/// them.</summary>
public sealed class SmtpException : Exception
{
    internal SmtpException(SmtpStep step, string what, int? code = null, string? enhancedCode = null, bool unsure = false, Exception? inner = null)
        : base($"SMTP, {Words(step)}: {what}", inner)
    {
        Step = step;
        Code = code;
        EnhancedCode = enhancedCode;
        IsUnsure = unsure;
    }

    /// <summary>Where it failed.</summary>
    public SmtpStep Step { get; }

    /// <summary>The server's reply code (RFC 5321 section 4.2), 200 to 599; null where it gave none.</summary>
    public int? Code { get; }

    /// <summary>Its enhanced code (RFC 3463), such as 5.1.1; null where it gave none.</summary>
    public string? EnhancedCode { get; }

    /// <summary>True where the server may have taken the mail: to send it again may be to send it twice.</summary>
    public bool IsUnsure { get; }

    /// <summary>True where the server refuses this very mail for good; anything else may be put right, or go by.</summary>
    public bool RefusesMail => Step >= SmtpStep.Recipient && Code is >= 500 and <= 599;

    /// <summary>Step and codes in a form for the audit trail and for states: 'recipient,550,5.1.1'.</summary>
    public string StepAndCode => string.Join(',', new[] { Step.ToString().ToLowerInvariant(), Code?.ToString(CultureInfo.InvariantCulture), EnhancedCode }.Where(part => part is not null));

    internal static SmtpException Answered(SmtpStep step, string host, SmtpReply reply) =>
        new(step, $"{host} answered {reply.Code.ToString(CultureInfo.InvariantCulture)}{(reply.EnhancedCode is { } enhanced ? $" {enhanced}" : "")}.", reply.Code, reply.EnhancedCode);

    private static string Words(SmtpStep step) => step switch
    {
        SmtpStep.Connect => "connecting",
        SmtpStep.Greeting => "greeting",
        SmtpStep.Hello => "EHLO",
        SmtpStep.StartTls => "STARTTLS",
        SmtpStep.SignIn => "AUTH",
        SmtpStep.Sender => "MAIL FROM",
        SmtpStep.Recipient => "RCPT TO",
        SmtpStep.Data => "DATA",
        SmtpStep.Content => "sending the mail",
        _ => "the server's answer to the mail",
    };
}
