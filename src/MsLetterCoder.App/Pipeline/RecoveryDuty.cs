using MsLetterCoder.App.Configuration;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Real mail is not taken into a store that a lost key file would close for ever. Where mail is in already, the service goes on and warns: patients' messages that nobody reads are the greater harm.</summary>
internal static class RecoveryDuty
{
    /// <summary>What is wanting; null where nothing is.</summary>
    public static string? Wanting(RecoveryState? state) => state switch
    {
        null => "There is no recovery key: whoever loses the store's key loses every letter and message for good. Make one: key recovery make --by WHO",
        { Complete: false } => "The recovery key does not open all of the store. Make another: key recovery make --replace --by WHO",
        { ProvedAt: null } => "The recovery key was made and never proved: nobody knows that it was written down right. Type it in: key recovery check --by WHO",
        _ => null,
    };

    /// <summary>Looks before mail is read.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="store">The store.</param>
    /// <returns>A warning; null where there is none, or the mail is a folder's.</returns>
    /// <exception cref="ConfigurationException">A real mailbox is to be read for the first time and there is no recovery key.</exception>
    public static string? Check(AppSettings settings, LetterStore store)
    {
        RecoveryState? state = store.Recovery.State();
        if (settings.Mailbox.Imap.Host.Length == 0 || Wanting(state) is not { } words)
        {
            return null;
        }

        Mailbox? known = store.Mailboxes.Find(ImapReceiver.SourceOf(PipelineParts.ImapAccount(settings.Mailbox.Imap, settings.Limits)));
        return state is null && settings.Store.RecoveryKeyRequired && (known is null || !store.Mailboxes.HasMail(known.Id))
            ? throw new ConfigurationException($"{words} Until then this mailbox is not read ('Store:RecoveryKeyRequired' false: it is).")
            : words;
    }
}
