using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Models;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Letters;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Mail.Smtp;
using MsLetterCoder.Store;
using MsLetterCoder.Terminology;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.App.Commands;

/// <summary>Says in words what stopped a command.</summary>
internal static class Failures
{
    /// <summary>True for what a person can mend: configuration, key, mailbox, folder, models. Anything else is a fault of the program and is shown with its place.</summary>
    public static bool IsExpected(Exception failure) => failure is
        ConfigurationException or ModelException or TerminologyException or KnowledgeException or StoreException or StoreKeyException or StoreLockedException or ImapException or SmtpException or TrainingException or FontException
            or IOException or UnauthorizedAccessException;

    /// <summary>Prints it and gives the exit code: the same for every command, in service or not.</summary>
    public static int Report(TextWriter output, Exception failure)
    {
        if (IsExpected(failure))
        {
            output.WriteLine($"Stopped: {failure.Message}");
            return ExitCodes.BadInput;
        }

        // The message of an unexpected exception may hold words of a document: its type and place do not.
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            output.WriteLine($"{(cause == failure ? "Stopped by a fault of the program" : "caused by")}: {cause.GetType().FullName}");
            output.WriteLine(cause.StackTrace);
        }

        return ExitCodes.Failed;
    }
}
