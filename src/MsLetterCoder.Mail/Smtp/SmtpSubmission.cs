using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using MsLetterCoder.Mail.Connections;
using MsLetterCoder.Mail.Imap;

namespace MsLetterCoder.Mail.Smtp;

/// <summary>Hands mails to a submission server (RFC 6409, 5321, 3207, 4954), a connection each. It never tries twice: who calls it knows whether a mail may go again.</summary>
public sealed class SmtpSubmission(SmtpAccount account, TimeProvider time)
{
    private const string EndOfMail = ".\r\n";

    /// <summary>Hands over one mail; returns once the server has taken it.</summary>
    /// <exception cref="SmtpException">It did not, or <see cref="SmtpException.IsUnsure">it is not known</see>.</exception>
    /// <exception cref="ArgumentException">The mail cannot be written (<see cref="OutgoingMailWriter"/>).</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        byte[] content = DotsDoubled(OutgoingMailWriter.Write(mail));
        SmtpConversation conversation = await OpenAsync(cancellation).ConfigureAwait(false);
        await using (conversation.ConfigureAwait(false))
        {
            TimeSpan within = account.Timeouts.Answer;
            await ExpectAsync(conversation, SmtpStep.Sender, $"MAIL FROM:<{(mail.NullReturnPath ? "" : mail.From.Address)}>", 250, within, cancellation).ConfigureAwait(false);
            await ExpectAsync(conversation, SmtpStep.Recipient, $"RCPT TO:<{mail.To}>", null, within, cancellation).ConfigureAwait(false);
            await ExpectAsync(conversation, SmtpStep.Data, "DATA", 354, within, cancellation).ConfigureAwait(false);
            await conversation.SendAsync(SmtpStep.Content, content, within, cancellation).ConfigureAwait(false);

            // From here on the server may have the mail whatever happens to the connection.
            await conversation.SendAsync(SmtpStep.Acceptance, Encoding.ASCII.GetBytes(EndOfMail), within, cancellation).ConfigureAwait(false);
            await ExpectAsync(conversation, SmtpStep.Acceptance, null, null, account.Timeouts.Acceptance, cancellation).ConfigureAwait(false);
            await GoodbyeAsync(conversation).ConfigureAwait(false);
        }
    }

    /// <summary>Connects, signs in and says goodbye: no mail is sent.</summary>
    /// <exception cref="SmtpException">It does not get so far.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        SmtpConversation conversation = await OpenAsync(cancellation).ConfigureAwait(false);
        await using (conversation.ConfigureAwait(false))
        {
            await GoodbyeAsync(conversation).ConfigureAwait(false);
        }
    }

    private async Task<SmtpConversation> OpenAsync(CancellationToken cancellation)
    {
        account.Check();
        var endpoint = new ServerEndpoint
        {
            Host = account.Host,
            Port = account.Port,
            TlsAtOnce = account.Security == SmtpSecurity.Tls,
            PlainText = account.Security == SmtpSecurity.None,
            ExtraRootsPath = account.ExtraRootsPath,
            PinnedSha256 = account.PinnedSha256,
        };
        Stream stream = await ConnectedAsync(SmtpStep.Connect, stop => ServerConnector.ConnectAsync(endpoint, stop), cancellation).ConfigureAwait(false);
        var conversation = new SmtpConversation(account.Host, stream, time);
        bool open = false;
        try
        {
            TimeSpan within = account.Timeouts.Answer;
            await ExpectAsync(conversation, SmtpStep.Greeting, null, 220, within, cancellation).ConfigureAwait(false);
            SmtpReply offers = await HelloAsync(conversation, cancellation).ConfigureAwait(false);
            if (account.Security == SmtpSecurity.StartTls)
            {
                if (!Offers(offers, "STARTTLS"))
                {
                    throw new SmtpException(SmtpStep.StartTls, $"{account.Host} does not offer it, and nothing is sent without TLS.");
                }

                await ExpectAsync(conversation, SmtpStep.StartTls, "STARTTLS", 220, within, cancellation).ConfigureAwait(false);
                await conversation.UpgradeAsync(
                    (plain, _) => ConnectedAsync(SmtpStep.StartTls, stop => ServerConnector.ToTlsAsync(endpoint, plain, stop), cancellation), cancellation).ConfigureAwait(false);
                // What was offered in plain text does not count (RFC 3207 section 4.2).
                offers = await HelloAsync(conversation, cancellation).ConfigureAwait(false);
            }

            if (account.SignIn != SmtpSignIn.None)
            {
                await SignInAsync(conversation, offers, cancellation).ConfigureAwait(false);
            }

            open = true;
            return conversation;
        }
        finally
        {
            if (!open)
            {
                await conversation.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<Stream> ConnectedAsync(SmtpStep step, Func<CancellationToken, Task<Stream>> connect, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(account.Timeouts.Connect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await connect(either.Token).ConfigureAwait(false);
        }
        catch (ServerConnectionException error)
        {
            throw new SmtpException(step, error.Message, inner: error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpException(step, $"{account.Host}:{account.Port} did not answer in time.");
        }
    }

    private Task<SmtpReply> HelloAsync(SmtpConversation conversation, CancellationToken cancellation) =>
        ExpectAsync(conversation, SmtpStep.Hello, $"EHLO {account.ClientName ?? OwnName()}", 250, account.Timeouts.Answer, cancellation);

    private async Task SignInAsync(SmtpConversation conversation, SmtpReply offers, CancellationToken cancellation)
    {
        string method = account.SignIn == SmtpSignIn.AccessToken ? "XOAUTH2" : "PLAIN";
        if (!offers.Lines.Skip(1).Any(line => line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries) is ["AUTH", .. var methods] && methods.Contains(method, StringComparer.OrdinalIgnoreCase)))
        {
            throw new SmtpException(SmtpStep.SignIn, $"{account.Host} does not offer {method}.");
        }

        string secret = await SecretAsync(cancellation).ConfigureAwait(false);
        if (secret.Length == 0 || (account.User + secret).AsSpan().ContainsAny('\0', '\u0001'))
        {
            throw new SmtpException(SmtpStep.SignIn, "the secret is empty, or user or secret contain a control character no server accepts.");
        }

        string message = method == "PLAIN" ? $"\0{account.User}\0{secret}" : $"user={account.User}\u0001auth=Bearer {secret}\u0001\u0001";
        SmtpReply reply = await conversation.AskAsync(
            SmtpStep.SignIn, $"AUTH {method} {Convert.ToBase64String(Encoding.UTF8.GetBytes(message))}", account.Timeouts.Answer, cancellation).ConfigureAwait(false);
        if (reply.Code == 334)
        {
            // The server's account of a failure: an empty answer lets it say the code.
            reply = await conversation.AskAsync(SmtpStep.SignIn, "", account.Timeouts.Answer, cancellation).ConfigureAwait(false);
        }

        if (reply.Code != 235)
        {
            throw SmtpException.Answered(SmtpStep.SignIn, account.Host, reply);
        }
    }

    private async Task<string> SecretAsync(CancellationToken cancellation)
    {
        try
        {
            return await account.Secret(cancellation).ConfigureAwait(false);
        }
        catch (ImapException error)
        {
            // The tokens come from the seam that IMAP uses: its messages name the authority and no secret.
            throw new SmtpException(SmtpStep.SignIn, error.Message, inner: error);
        }
    }

    /// <summary>Asks, and wants a reply of that code, or where none is named any that is good.</summary>
    private async Task<SmtpReply> ExpectAsync(SmtpConversation conversation, SmtpStep step, string? line, int? code, TimeSpan within, CancellationToken cancellation)
    {
        SmtpReply reply = await conversation.AskAsync(step, line, within, cancellation).ConfigureAwait(false);
        return (code is { } wanted ? reply.Code == wanted : reply.IsGood) ? reply : throw SmtpException.Answered(step, account.Host, reply);
    }

    /// <summary>The mail is taken: what happens to the goodbye changes nothing.</summary>
    private static async Task GoodbyeAsync(SmtpConversation conversation)
    {
        try
        {
            await conversation.AskAsync(SmtpStep.Greeting, "QUIT", TimeSpan.FromSeconds(2), CancellationToken.None).ConfigureAwait(false);
        }
        catch (SmtpException)
        {
            // Said or not, the connection ends here.
        }
    }

    private static bool Offers(SmtpReply hello, string keyword) => hello.Lines.Skip(1).Any(line => line.Split(' ')[0].Equals(keyword, StringComparison.OrdinalIgnoreCase));

    /// <summary>This machine's name where it is one of the Internet's form, else the loopback address as a literal.</summary>
    private static string OwnName()
    {
        IPGlobalProperties machine = IPGlobalProperties.GetIPGlobalProperties();
        string name = machine.DomainName.Length > 0 ? $"{machine.HostName}.{machine.DomainName}" : machine.HostName;
        return MailAddressSyntax.IsGood($"a@{name}") && !IPAddress.TryParse(name, out _) ? name : "[127.0.0.1]";
    }

    /// <summary>A dot that begins a line is doubled (RFC 5321 section 4.5.2).</summary>
    private static byte[] DotsDoubled(byte[] content)
    {
        var wire = new List<byte>(content.Length + 16);
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] == '.' && (i == 0 || content[i - 1] == '\n'))
            {
                wire.Add((byte)'.');
            }

            wire.Add(content[i]);
        }

        return [.. wire];
    }
}
