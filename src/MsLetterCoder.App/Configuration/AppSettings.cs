using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Configuration;

/// <summary>All settings, read once and checked: an unknown or invalid key stops the program with the key's name.</summary>
internal sealed class AppSettings
{
    private const string EnvironmentPrefix = "MSLC__";
    private const string DefaultFile = "appsettings.json";

    private static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        MailboxOptions.Section, StorageOptions.Section, RetentionOptions.Section, ModelOptions.Section, TerminologyOptions.Section, LimitOptions.Section, TriageOptions.Section, CodingOptions.Section,
        OutgoingOptions.Section, AlertOptions.Section, PageOptions.Section, "Logging",
    };

    private AppSettings(IConfiguration configuration)
    {
        Configuration = configuration;
        Mailbox = Bind(configuration, MailboxOptions.Section, new MailboxOptions(), new MailboxOptionsValidator());
        Store = Bind(configuration, StorageOptions.Section, new StorageOptions(), new StorageOptionsValidator());
        Retention = Bind(configuration, RetentionOptions.Section, new RetentionOptions(), new RetentionOptionsValidator());
        Models = Bind(configuration, ModelOptions.Section, new ModelOptions(), new ModelOptionsValidator());
        Terminology = Bind(configuration, TerminologyOptions.Section, new TerminologyOptions(), new TerminologyOptionsValidator());
        Limits = Bind(configuration, LimitOptions.Section, new LimitOptions(), new LimitOptionsValidator());
        Triage = Bind(configuration, TriageOptions.Section, new TriageOptions(), new TriageOptionsValidator());
        Coding = Bind(configuration, CodingOptions.Section, new CodingOptions(), new CodingOptionsValidator());
        Outgoing = Bind(configuration, OutgoingOptions.Section, new OutgoingOptions(), new OutgoingOptionsValidator());
        Alerts = Bind(configuration, AlertOptions.Section, new AlertOptions(), new AlertOptionsValidator());
        Pages = Bind(configuration, PageOptions.Section, new PageOptions(), new PageOptionsValidator());
        Times = new TeamTimes(Triage);
        CheckTogether();
    }

    public IConfiguration Configuration { get; }

    public MailboxOptions Mailbox { get; }

    public StorageOptions Store { get; }

    public RetentionOptions Retention { get; }

    public ModelOptions Models { get; }

    public TerminologyOptions Terminology { get; }

    public LimitOptions Limits { get; }

    public TriageOptions Triage { get; }

    public CodingOptions Coding { get; }

    public OutgoingOptions Outgoing { get; }

    public AlertOptions Alerts { get; }

    public PageOptions Pages { get; }

    /// <summary>The nation whose coding standards are followed.</summary>
    public Nation CodingNation => Coding.Nation ?? Triage.Nation;

    /// <summary>The team's times as 'Triage' says.</summary>
    public TeamTimes Times { get; }

    /// <summary>Reads appsettings.json of the working folder (or the file named), then the environment (MSLC__Store__Path=…).</summary>
    /// <param name="file">A settings file that must exist; null: appsettings.json where there is one.</param>
    /// <param name="overrides">Settings of the command line, by key.</param>
    /// <exception cref="ConfigurationException">A key is unknown or its value invalid.</exception>
    public static AppSettings Load(string? file, IEnumerable<KeyValuePair<string, string?>>? overrides = null)
    {
        var builder = new ConfigurationBuilder();
        try
        {
            builder.AddJsonFile(Path.GetFullPath(file ?? DefaultFile), optional: file is null);
            builder.AddEnvironmentVariables(EnvironmentPrefix);
            builder.AddInMemoryCollection(overrides ?? []);
            return new AppSettings(builder.Build());
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            throw new ConfigurationException($"The settings file cannot be read: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static T Bind<T>(IConfiguration configuration, string section, T options, IValidateOptions<T> validator) where T : class
    {
        foreach (IConfigurationSection top in configuration.GetChildren())
        {
            if (!Sections.Contains(top.Key))
            {
                throw new ConfigurationException($"Unknown setting '{top.Key}'. The sections are: {string.Join(", ", Sections)}.");
            }
        }

        RefuseUnknownKeys(configuration.GetSection(section), typeof(T));
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            // Its message names the key and the type that is wanted.
            throw new ConfigurationException($"Section '{section}': {e.Message}", e);
        }

        Check(section, validator.Validate(null, options));
        return options;
    }

    private static void RefuseUnknownKeys(IConfigurationSection section, Type options)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            PropertyInfo? known = Array.Find(options.GetProperties(), p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (known is not null && IsSection(known.PropertyType))
            {
                if (child.Value is { Length: > 0 })
                {
                    throw new ConfigurationException($"'{child.Path}' is a section, not a single value.");
                }

                RefuseUnknownKeys(child, known.PropertyType);
            }
            else if (known is null || child.GetChildren().Any())
            {
                throw new ConfigurationException(
                    known is null
                        ? $"Unknown setting '{child.Path}'. The settings of '{section.Path}' are: {string.Join(", ", options.GetProperties().Select(p => p.Name))}."
                        : $"'{child.Path}' is a single value, not a section.");
            }
        }
    }

    /// <summary>Options within options are sections of their own.</summary>
    private static bool IsSection(Type type) => type.Namespace == typeof(AppSettings).Namespace;

    private static void Check(string section, ValidateOptionsResult result)
    {
        if (result.Failed)
        {
            throw new ConfigurationException($"Section '{section}': {string.Join(" ", result.Failures ?? [])}");
        }
    }

    /// <summary>INBOX is one folder in any case of its letters (RFC 3501 section 5.1); no other is.</summary>
    private static bool IsSameFolder(string? one, string other) =>
        one == other || ("INBOX".Equals(one, StringComparison.OrdinalIgnoreCase) && "INBOX".Equals(other, StringComparison.OrdinalIgnoreCase));

    private void CheckTogether()
    {
        ImapOptions imap = Mailbox.Imap;
        if (imap.Host.Length > 0 && imap.User.Length == 0)
        {
            throw new ConfigurationException("'Mailbox:Imap:User' is missing: the host is set.");
        }

        foreach ((string key, string? folder) in new[] { (nameof(ImapOptions.ProcessedFolder), imap.ProcessedFolder), (nameof(ImapOptions.QuarantineFolder), imap.QuarantineFolder) })
        {
            if (IsSameFolder(folder, imap.Folder))
            {
                throw new ConfigurationException($"'Mailbox:Imap:{key}' is the folder that is read: its mails would come in again and again.");
            }
        }

        if (imap.TokenAuthority is not null && (imap.ClientId is null || !Uri.TryCreate(imap.TokenAuthority, UriKind.Absolute, out Uri? authority) || authority.Scheme != Uri.UriSchemeHttps))
        {
            throw new ConfigurationException("'Mailbox:Imap:TokenAuthority' must be an https address, and 'Mailbox:Imap:ClientId' be set with it.");
        }

        if (Coding.Thresholds.Suggest < Coding.Thresholds.Ask)
        {
            throw new ConfigurationException("'Coding:Thresholds:Suggest' lies below 'Coding:Thresholds:Ask'.");
        }

        if (Store is { KeyVariable: not null, KeyFile: not null })
        {
            throw new ConfigurationException("'Store:KeyVariable' and 'Store:KeyFile' are both set: set one.");
        }

        OutgoingSettings.Check(this);
    }
}
