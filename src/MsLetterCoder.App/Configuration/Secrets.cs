namespace MsLetterCoder.App.Configuration;

/// <summary>Reads the mailbox's secret from the environment or a file, at the moment it is needed; it is never kept in settings, logs or on the command line.</summary>
internal static class Secrets
{
    /// <summary>The secret.</summary>
    /// <exception cref="ConfigurationException">It is not there; the message names the variable or the setting.</exception>
    public static string Of(ImapOptions options)
    {
        if (options.SecretFile is { } file)
        {
            try
            {
                return File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line ? line : throw new ConfigurationException("The file of 'Mailbox:Imap:SecretFile' is empty.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ConfigurationException("The file of 'Mailbox:Imap:SecretFile' cannot be read.", e);
            }
        }

        return Environment.GetEnvironmentVariable(options.SecretVariable) is { Length: > 0 } secret
            ? secret
            : throw new ConfigurationException($"The environment variable {options.SecretVariable} ('Mailbox:Imap:SecretVariable') is not set: it must hold the mailbox's secret.");
    }
}
