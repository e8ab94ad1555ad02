using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Models;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Folders;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Keys;
using MsLetterCoder.Terminology;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Puts the parts together as the settings say.</summary>
internal static class PipelineParts
{
    /// <summary>Days before the first start from which mail of a live mailbox is queued (Mailbox:QueueFrom).</summary>
    private static readonly TimeSpan QueueBefore = TimeSpan.FromDays(14);

    /// <summary>Most mails of a backlog that are fetched, and stored in one transaction, together. A commit waits for the disk, a mail from a near server takes some 40 µs: this many are well under
    /// the 100 ms of mails that one transaction may hold (DESIGN.md section 2), and their bytes are bounded by <see cref="ImapLimits.BatchBytes"/>. Mails that trickle in are stored as they come.</summary>
    private const int MailsAtOnce = 256;

    /// <summary>The inventory built into the program.</summary>
    private const string BuiltIn = "builtin/1";

    /// <summary>Version of the program.</summary>
    public static string ProgramVersion { get; } = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Where the store lies and how it is kept.</summary>
    public static StoreOptions StoreOptions(AppSettings settings, TimeProvider time) => new()
    {
        Path = settings.Store.Path,
        Key = settings.Store.KeyVariable is { } variable ? KeySource.Variable(variable) : settings.Store.KeyFile is { } file ? KeySource.File(file) : KeySource.ConfigurationFolder,
        AuditAnchorFolder = settings.Store.AuditAnchorFolder,
        KeepRaw = TimeSpan.FromDays(settings.Store.KeepRawDays),
        DueFrom = settings.Times.Limits.From,
        DueShortly = settings.Times.DueShortly,
        Time = time,
    };

    /// <summary>The folder of the models.</summary>
    public static ModelFolder ModelFolder(ModelOptions options) => new(options.Path ?? Models.ModelFolder.BuiltIn);

    /// <summary>The folder of the models that serve: those a site trained and an administrator accepted, else as the settings say.</summary>
    /// <exception cref="ModelException">Accepted models are not as they were accepted.</exception>
    public static ModelFolder ServingModels(AppSettings settings) => LocalModels.Of(settings).Accepted() ?? ModelFolder(settings.Models);

    /// <summary>The reader of documents.</summary>
    public static DocumentReader DocumentReader(LimitOptions limits) => new(
        new DocumentLimits { FileBytes = Mebibytes(limits.DocumentMebibytes), UnpackedBytes = Mebibytes(limits.UnpackedMebibytes) },
        new PdfToolOptions { Tool = limits.PdfTool, Timeout = TimeSpan.FromSeconds(limits.PdfSeconds), MemoryMebibytes = limits.PdfMebibytes });

    /// <summary>The reader of mails.</summary>
    public static MailReader MailReader(LimitOptions limits, DocumentReader documents) => new(documents, new MailReaderOptions
    {
        Limits = new MimeLimits
        {
            MessageBytes = Mebibytes(limits.MailMebibytes),
            Parts = limits.Parts,
            NestingDepth = limits.Nesting,
            DecodedBytes = Mebibytes(limits.DecodedMebibytes),
        },
    });

    /// <summary>The analyser; with <paramref name="settings"/> by the site's nation, thresholds and corrections, with <paramref name="terminology"/> also for the terms of an import.</summary>
    /// <exception cref="ConfigurationException">The file of corrections cannot be read or is wrong; the message names line and column.</exception>
    public static DocumentAnalyser Analyser(ClinicalModels models, out ClinicalKnowledge knowledge, AppSettings? settings = null, TerminologyFile? terminology = null)
    {
        knowledge = ClinicalKnowledge.Load(
            models.Harvested, overrides: settings is null ? null : Overrides(settings.Coding, out _), imported: terminology is null ? null : new ImportedTerms(terminology));
        return new DocumentAnalyser(knowledge, models, settings?.CodingNation ?? Nation.England);
    }

    /// <summary>The site's corrections of the code table; <paramref name="hash"/> tells one file from another, null where there is none.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read or is wrong; the message names line and column.</exception>
    public static CodingOverrides Overrides(CodingOptions coding, out string? hash)
    {
        hash = null;
        if (coding.Overrides is not { } path)
        {
            return CodingOverrides.None;
        }

        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            return CodingOverrides.Parse(Path.GetFileName(path), new UTF8Encoding(false, true).GetString(bytes), ConceptInventory.Load());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException or KnowledgeException)
        {
            throw new ConfigurationException($"'Coding:Overrides': {e.Message}", e);
        }
    }

    /// <summary>The newest imported terminology; null where none was imported. It stays mapped as long as the program runs.</summary>
    /// <exception cref="TerminologyException">It is damaged or of another version.</exception>
    public static TerminologyFile? Terminology(TerminologyOptions options) => TerminologyFolder.Newest(options.Folder) is { } path ? TerminologyFile.Open(path) : null;

    /// <summary>The versions behind every result of this run.</summary>
    public static RunVersions Versions(ModelFolder folder, CodingOptions? coding = null, TerminologyFile? terminology = null) => new()
    {
        Program = ProgramVersion,
        Terminology = BuiltIn
            + (terminology is null ? "" : $" + {Path.GetFileNameWithoutExtension(terminology.Path)}: {terminology.Name}")
            + (Overrides(coding ?? new CodingOptions(), out string? hash).Count == 0 ? "" : $" + overrides:{hash![..12]}"),
        Models = [.. folder.Cards().Select(c => new ModelVersion(c.Key, folder.LocalHash is null ? ClinicalModels.FolderVersion : $"{ClinicalModels.FolderVersion}+local", c.Value.ModelHash))],
    };

    /// <summary>The source of mail.</summary>
    public static IMailReceiver Receiver(AppSettings settings, LetterStore store, TimeProvider time, ILoggerFactory logs)
    {
        MailboxOptions mailbox = settings.Mailbox;
        return mailbox.Imap.Host.Length == 0
            ? new FolderReceiver(store, new FolderSource(mailbox.Folder), new QuietFiles(TimeSpan.FromSeconds(mailbox.FolderSettleSeconds), time), mailbox.QueueFrom, TimeSpan.FromSeconds(mailbox.FolderPollSeconds),
                Mebibytes(settings.Limits.MailMebibytes), time, logs.CreateLogger<FolderReceiver>())
            : new ImapReceiver(store, ImapAccount(mailbox.Imap, settings.Limits), mailbox.QueueFrom ?? time.GetUtcNow() - QueueBefore, time, logs.CreateLogger<ImapReceiver>());
    }

    /// <summary>The account of an IMAP mailbox.</summary>
    public static ImapAccount ImapAccount(ImapOptions imap, LimitOptions limits)
    {
        ClientCredentialsToken? token = null;
        return new ImapAccount
        {
            Host = imap.Host,
            Port = imap.Port,
            Security = imap.Security,
            User = imap.User,
            SignIn = imap.TokenAuthority is null ? ImapSignIn.Password : ImapSignIn.AccessToken,
            Secret = async cancellation =>
            {
                if (imap.TokenAuthority is null)
                {
                    return Secrets.Of(imap);
                }

                token ??= new ClientCredentialsToken(new Uri(imap.TokenAuthority), imap.ClientId!, Secrets.Of(imap));
                return await token.GetAsync(cancellation).ConfigureAwait(false);
            },
            Folder = imap.Folder,
            ProcessedFolder = imap.ProcessedFolder,
            QuarantineFolder = imap.QuarantineFolder,
            MarkSeen = imap.MarkSeen,
            ExtraRootsPath = imap.ExtraRootsPath,
            PinnedSha256 = imap.PinnedSha256,
            Limits = new ImapLimits { MaxMessageBytes = (int)Math.Min(Mebibytes(limits.MailMebibytes), 1L << 30), BatchMessages = MailsAtOnce },
            Timeouts = new ImapTimeouts
            {
                Connect = TimeSpan.FromSeconds(imap.ConnectSeconds),
                Read = TimeSpan.FromSeconds(imap.ReadSeconds),
                Idle = TimeSpan.FromSeconds(imap.IdleSeconds),
                Poll = TimeSpan.FromSeconds(imap.PollSeconds),
                LastRetry = TimeSpan.FromSeconds(imap.LastRetrySeconds),
            },
        };
    }

    private static long Mebibytes(int count) => (long)count << 20;
}
