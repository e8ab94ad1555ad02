namespace MsLetterCoder.App.Configuration;

/// <summary>Reads the mailbox's secret from the environment or a file, at the moment it is needed; it is never kept in settings, logs or on the command line.</summary>
internal static class Secrets
{
    /// <summary>The secret.</summary>
    /// <exception cref="ConfigurationException">It is not there; the message names the variable or the setting.</exception>
    public static string Of(ImapOptions options) => Read(options.SecretFile, options.SecretVariable, "Mailbox:Imap", "the mailbox's");

    /// <summary>The secret of the server that takes the team's mail.</summary>
    /// <exception cref="ConfigurationException">It is not there; the message names the variable or the setting.</exception>
    public static string Of(SmtpOptions options) => Read(options.SecretFile, options.SecretVariable, "Outgoing:Smtp", "the mail server's");

    /// <summary>The secret shared with the provider of the pages' sign-in.</summary>
    /// <exception cref="ConfigurationException">It is not there; the message names the variable or the setting.</exception>
    public static string Of(OpenIdOptions options) => Read(options.SecretFile, options.SecretVariable ?? "", OpenIdOptions.Section, "the provider's");

    private static string Read(string? secretFile, string variable, string section, string whose)
    {
        if (secretFile is { } file)
        {
            try
            {
                return File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line ? line : throw new ConfigurationException($"The file of '{section}:SecretFile' is empty.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ConfigurationException($"The file of '{section}:SecretFile' cannot be read.", e);
            }
        }

        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret
            ? secret
            : throw new ConfigurationException($"The environment variable {variable} ('{section}:SecretVariable') is not set: it must hold {whose} secret.");
    }
}
