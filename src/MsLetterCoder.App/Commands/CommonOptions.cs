using System.CommandLine;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Store;

namespace MsLetterCoder.App.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>A settings file other than appsettings.json.</summary>
    public static Option<string?> Config { get; } = new("--config") { Description = "Settings file; default: appsettings.json of the working folder where there is one." };

    /// <summary>Another store.</summary>
    public static Option<string?> Store { get; } = new("--store") { Description = "The store's file, instead of Store:Path." };

    /// <summary>Another folder of mail.</summary>
    public static Option<string?> Mailbox { get; } = new("--mailbox") { Description = "Folder of .eml files or Maildir to read, instead of Mailbox:Folder." };

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object instead of words." };

    /// <summary>Who acts: it enters the audit trail.</summary>
    public static Option<string> By { get; } = new("--by") { Description = "Account of the person who does it: letters, digits and _.:@-", Required = true };

    /// <summary>Reads the settings with what the command line says on top.</summary>
    public static AppSettings Settings(ParseResult parse)
    {
        var overrides = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (parse.GetValue(Store) is { } store)
        {
            overrides.Add($"{StorageOptions.Section}:{nameof(StorageOptions.Path)}", store);
        }

        if (parse.GetValue(Mailbox) is { } mailbox)
        {
            overrides.Add($"{MailboxOptions.Section}:{nameof(MailboxOptions.Folder)}", mailbox);
            overrides.Add($"{MailboxOptions.Section}:Imap:{nameof(ImapOptions.Host)}", "");
        }

        return AppSettings.Load(parse.GetValue(Config), overrides);
    }

    /// <summary>Opens the store, which must be there already.</summary>
    /// <exception cref="FileNotFoundException">It is not.</exception>
    public static LetterStore ExistingStore(ParseResult parse, TimeProvider time) => LetterStore.Open(OptionsOfExisting(parse, time));

    /// <summary>How to open the configured store.</summary>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public static StoreOptions OptionsOfExisting(ParseResult parse, TimeProvider time)
    {
        AppSettings settings = Settings(parse);
        return File.Exists(settings.Store.Path)
            ? PipelineParts.StoreOptions(settings, time)
            : throw new FileNotFoundException($"There is no store at '{settings.Store.Path}'.");
    }
}
