using System.Globalization;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Erasure;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Keys;
using MsLetterCoder.Store.Letters;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Summaries;
using MsLetterCoder.Store.Threads;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store;

/// <summary>The store: an encrypted SQLite file that is the pipeline's queue, the people's work list and the record of both. Safe for several threads and for several processes; each writing
/// method is one durable transaction, and one that has returned survives a kill and a power cut.</summary>
public sealed class LetterStore : IDisposable
{
    private readonly StoreDatabase database;
    private StoreKeys keys;
    private readonly string path;

    private LetterStore(OpenedStore opened, StoreOptions options)
    {
        database = opened.Database;
        keys = opened.Keys;
        path = System.IO.Path.GetFullPath(options.Path);
        StoreId = opened.StoreId;
        Mailboxes = new Mailboxes(database);
        Notices = new MailboxNotices(database);
        Intake = new MailIntake(database, options.KeepRaw);
        Settlements = new MailSettlements(database);
        Filing = new MessageFiling(database);
        Aside = new MessageAside(database);
        Work = new WorkQueues(database, options.DueShortly);
        Nurses = new NurseDesk(database, options.DueShortly);
        Decisions = new Decisions(database);
        Letters = new CoderLetters(database);
        Coding = new CodingDesk(database);
        SignedEntries = new SignedEntries(database);
        Restricted = new RestrictedResults(database);
        Patients = new PatientIndex(database);
        Threads = new StoredThreads(database);
        Falls = new StoredFalls(database);
        Restrictions = new ContactRestrictions(database);
        Messages = new StoredMessages(database);
        EmployerLetters = new EmployerLetters(database);
        Summaries = new StoreSummaries(database);
        Settings = new StoreSettings(database);
        Feedback = new Feedback(database);
        Outbox = new Outbox(database);
        Acknowledgements = new Acknowledgements(database);
        Drafts = new Drafts(database);
        Heartbeats = new Heartbeats(database);
        Alerts = new Alerts(database, Settings);
        Audit = new AuditTrail(database);
        Accounts = new UserAccounts(database);
        PageKeys = new PageKeys(database);
        Recovery = new StoreRecovery(database, StoreId, () => keys);
        Erasures = new Erasures(database);
        Guarded = new GuardedRecords(database);
    }

    /// <summary>The store's random id.</summary>
    public string StoreId { get; }

    /// <summary>The mailboxes.</summary>
    public Mailboxes Mailboxes { get; }

    /// <summary>What an administrator must know of the mailboxes.</summary>
    public MailboxNotices Notices { get; }

    /// <summary>Mails that come in.</summary>
    public MailIntake Intake { get; }

    /// <summary>What may be marked and moved on the mail server.</summary>
    public MailSettlements Settlements { get; }

    /// <summary>Filing of mails with their results.</summary>
    public MessageFiling Filing { get; }

    /// <summary>Mails that cannot be filed now.</summary>
    public MessageAside Aside { get; }

    /// <summary>The queues of coders and nurses.</summary>
    public WorkQueues Work { get; }

    /// <summary>The nurses' queue and their work on it.</summary>
    public NurseDesk Nurses { get; }

    /// <summary>What people decided.</summary>
    public Decisions Decisions { get; }

    /// <summary>The coders' queue.</summary>
    public CoderLetters Letters { get; }

    /// <summary>A coder's work on a letter.</summary>
    public CodingDesk Coding { get; }

    /// <summary>What was signed off.</summary>
    public SignedEntries SignedEntries { get; }

    /// <summary>Who may open restricted results, and who did.</summary>
    public RestrictedResults Restricted { get; }

    /// <summary>The patients.</summary>
    public PatientIndex Patients { get; }

    /// <summary>Threads of messages.</summary>
    public StoredThreads Threads { get; }

    /// <summary>Falls that stored documents tell of.</summary>
    public StoredFalls Falls { get; }

    /// <summary>How patients are not to be contacted.</summary>
    public ContactRestrictions Restrictions { get; }

    /// <summary>Reading back.</summary>
    public StoredMessages Messages { get; }

    /// <summary>Letters to employers: shown, agreed to, released.</summary>
    public EmployerLetters EmployerLetters { get; }

    /// <summary>Counts.</summary>
    public StoreSummaries Summaries { get; }

    /// <summary>The store's own settings.</summary>
    public StoreSettings Settings { get; }

    /// <summary>What nurses' grades say of the program's.</summary>
    public Feedback Feedback { get; }

    /// <summary>Mails of the team's on their way.</summary>
    public Outbox Outbox { get; }

    /// <summary>Which messages are acknowledged.</summary>
    public Acknowledgements Acknowledgements { get; }

    /// <summary>Answers as they stand.</summary>
    public Drafts Drafts { get; }

    /// <summary>When the parts of the service last did their work.</summary>
    public Heartbeats Heartbeats { get; }

    /// <summary>What people must be told of.</summary>
    public Alerts Alerts { get; }

    /// <summary>The audit trail.</summary>
    public AuditTrail Audit { get; }

    /// <summary>Who may use the pages.</summary>
    public UserAccounts Accounts { get; }

    /// <summary>Keys of the pages' cookies and forms.</summary>
    public PageKeys PageKeys { get; }

    /// <summary>Records of staff, family and others whom the team knows.</summary>
    public GuardedRecords Guarded { get; }

    /// <summary>Erasing, and what is past its time.</summary>
    public Erasures Erasures { get; }

    /// <summary>The recovery key.</summary>
    public StoreRecovery Recovery { get; }

    /// <summary>Opens a store; makes it where the file does not exist, and brings its schema up to date.</summary>
    /// <exception cref="StoreKeyException">Its key is missing, wrong, or kept beside it.</exception>
    /// <exception cref="StoreException">The file is no store, or a newer program wrote it.</exception>
    public static LetterStore Open(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.KeepRaw, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.DueShortly, TimeSpan.Zero);
        return new LetterStore(new StoreOpening(options, Migrations.All).Open(), options);
    }

    /// <summary>Replaces the key-encryption key: data keys are wrapped anew, no field is touched. A kill at any moment leaves the store open to the old key or to the new one.</summary>
    /// <param name="next">Where the new key comes from: for a folder a new key file is made, which takes the old one's place; for a variable or file it is what stands there. The program must be
    /// configured with it from then on, and the old key be destroyed by who keeps it.</param>
    /// <param name="by">Account of the person.</param>
    /// <exception cref="StoreKeyException">The new key is missing, kept beside the database, or is the old one.</exception>
    public void RotateKeyEncryptionKey(KeySource next, string by)
    {
        ArgumentNullException.ThrowIfNull(next);
        var nextKeys = new StoreKeys(next, path);
        database.Write(transaction =>
        {
            List<(long Id, byte[] Wrapped)> wrapped = StoreOpening.ReadWrapped(transaction.Session);
            KeyEncryptionKey old = keys.ForStore(StoreId, wrapped[0].Wrapped);
            KeyEncryptionKey fresh = nextKeys.PrepareRotation(StoreId);
            if (fresh.IsSameAs(old))
            {
                throw new StoreKeyException("The new key is the old one. Make a new key first.");
            }

            foreach ((long id, byte[] key) in wrapped)
            {
                transaction.Prepare("UPDATE data_key SET wrapped = $wrapped, wrapped_at = $now WHERE id = $id")
                    .Set("$wrapped", fresh.Wrap(old.Unwrap(key, StoreId, id), StoreId, id)).Set("$now", transaction.NowText).Set("$id", id).Run();
            }

            transaction.Audit(by, AuditAction.KeyRotated, "data_key", detail: string.Create(CultureInfo.InvariantCulture, $"keys={wrapped.Count}"));
        });
        nextKeys.FinishRotation(StoreId);
        keys = nextKeys;
        database.EmptyLog();
    }

    /// <summary>Records that an administrator takes models trained with nurses' grades into service, or goes back to the program's own.</summary>
    /// <param name="hash">Hash of the models, lower-case hexadecimal; null: the program's own.</param>
    /// <param name="by">Account of the administrator.</param>
    public void NoteModels(string? hash, string by) => database.Write(transaction =>
        transaction.Audit(by, hash is null ? AuditAction.ModelsDropped : AuditAction.ModelsAccepted, "store", 1, hash is null ? null : $"models={hash}"));

    /// <summary>Writes a row of the audit trail about the store itself.</summary>
    internal void Note(string by, AuditAction action) => database.Write(transaction => transaction.Audit(by, action, "store", 1));

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();
}
