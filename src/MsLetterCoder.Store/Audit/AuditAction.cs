namespace MsLetterCoder.Store.Audit;

/// <summary>What the audit trail records.</summary>
public enum AuditAction
{
    /// <summary>The store was made.</summary>
    StoreCreated,

    /// <summary>The key-encryption key was replaced.</summary>
    KeyRotated,

    /// <summary>A recovery key was made; an earlier one is worth nothing any more.</summary>
    RecoveryKeyMade,

    /// <summary>Somebody typed the recovery key in, and it fitted.</summary>
    RecoveryKeyProved,

    /// <summary>The store was opened with the recovery key and given a new key.</summary>
    KeyRecovered,

    /// <summary>A backup was begun; the row is part of it.</summary>
    BackupMade,

    /// <summary>A backup was put back in the place of the store.</summary>
    StoreRestored,

    /// <summary>A person took a broken audit chain or anchor as the start of a new one.</summary>
    AnchorAccepted,

    /// <summary>A setting was changed.</summary>
    SettingChanged,

    /// <summary>A mailbox was seen for the first time.</summary>
    MailboxAdded,

    /// <summary>The server gave the mailbox's messages new UIDs.</summary>
    UidValidityChanged,

    /// <summary>A person accepted a mailbox's history.</summary>
    HistoryAccepted,

    /// <summary>Mails were stored.</summary>
    MessagesReceived,

    /// <summary>A mail was filed with its results.</summary>
    MessageFiled,

    /// <summary>A mail was filed as a second delivery of another.</summary>
    DuplicateFiled,

    /// <summary>A mail or a part of it could not be read.</summary>
    MessageQuarantined,

    /// <summary>A mail was put aside after failures.</summary>
    MessageParked,

    /// <summary>A mail waits for an outside tool.</summary>
    MessageWaiting,

    /// <summary>Mails that waited for an outside tool are read again.</summary>
    WaitingReleased,

    /// <summary>A quarantined or parked mail is read again.</summary>
    MessageRetried,

    /// <summary>A person released something from quarantine.</summary>
    QuarantineReleased,

    /// <summary>A run of the program's models began.</summary>
    RunStarted,

    /// <summary>A document was analysed again.</summary>
    AnalysisAdded,

    /// <summary>A work item was taken on.</summary>
    WorkClaimed,

    /// <summary>A work item was given back.</summary>
    WorkPutBack,

    /// <summary>A person gave a work item another urgency.</summary>
    WorkRegraded,

    /// <summary>A work item was closed.</summary>
    WorkClosed,

    /// <summary>A work item was meant for another nurse.</summary>
    WorkAssigned,

    /// <summary>A nurse wrote a note on a work item.</summary>
    WorkNoted,

    /// <summary>A letter's codes were signed off.</summary>
    WorkSignedOff,

    /// <summary>A letter whose codes were signed off was opened again.</summary>
    WorkReopened,

    /// <summary>Restricted results of a document were opened.</summary>
    RestrictedOpened,

    /// <summary>A coder decided on a code.</summary>
    CodeDecided,

    /// <summary>A nurse answered a message.</summary>
    MessageAnswered,

    /// <summary>Patients were imported.</summary>
    PatientsImported,

    /// <summary>Somebody looked for a patient.</summary>
    PatientsSearched,

    /// <summary>A nurse confirmed that an address is a patient's.</summary>
    AddressConfirmed,

    /// <summary>A contact restriction was placed on a patient.</summary>
    RestrictionPlaced,

    /// <summary>A person lifted a contact restriction.</summary>
    RestrictionLifted,

    /// <summary>A person was shown a letter to their employer.</summary>
    LetterPreviewed,

    /// <summary>A person's consent to a letter was recorded.</summary>
    LetterConsentRecorded,

    /// <summary>A person withdrew their consent to a letter.</summary>
    LetterConsentWithdrawn,

    /// <summary>A letter to an employer was released.</summary>
    LetterReleased,

    /// <summary>A state began that people are told of.</summary>
    AlertRaised,

    /// <summary>People were told of it.</summary>
    AlertSent,

    /// <summary>They could not be told.</summary>
    AlertFailed,

    /// <summary>It ended.</summary>
    AlertEnded,

    /// <summary>A mail of the team's is to be sent.</summary>
    MailQueued,

    /// <summary>Its sending began.</summary>
    MailSending,

    /// <summary>The server took it.</summary>
    MailSent,

    /// <summary>The server did not take it; it is tried again.</summary>
    MailPutOff,

    /// <summary>The server did not take it.</summary>
    MailFailed,

    /// <summary>The server may have taken it.</summary>
    MailUnsure,

    /// <summary>The program began an answer.</summary>
    DraftMade,

    /// <summary>A person edited an answer.</summary>
    DraftEdited,

    /// <summary>A person had an answer sent.</summary>
    DraftSent,

    /// <summary>An administrator accepted models trained with nurses' grades.</summary>
    ModelsAccepted,

    /// <summary>An administrator went back to the program's own models.</summary>
    ModelsDropped,

    /// <summary>Raw mail past its days was deleted.</summary>
    RawPurged,

    /// <summary>A patient's record was restricted: it is opened with a reason only.</summary>
    RecordGuarded,

    /// <summary>That was lifted.</summary>
    RecordGuardLifted,

    /// <summary>Somebody opened a restricted record, with a reason.</summary>
    GuardedRecordOpened,

    /// <summary>A mail was erased, or removed at the end of its time.</summary>
    MessageErased,

    /// <summary>A document was erased out of a mail that stays.</summary>
    DocumentErased,

    /// <summary>A patient was erased with all that is the patient's, or removed at the end of its time.</summary>
    PatientErased,

    /// <summary>An account was made.</summary>
    AccountAdded,

    /// <summary>An account's password, roles, second factor or right to sign in was changed.</summary>
    AccountChanged,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A sign-in failed.</summary>
    SignInFailed,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>Somebody asked for a page of another role.</summary>
    PageRefused,

    /// <summary>Somebody looked at a message or letter.</summary>
    RecordViewed,
}
