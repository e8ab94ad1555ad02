using System.Globalization;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Letters;

/// <summary>What people were shown, agreed to and sent to their employers. No letter goes out without a consent that holds, for exactly the text the person saw.</summary>
public sealed class EmployerLetters
{
    private const string Entity = "letter_consent";

    private readonly StoreDatabase database;

    internal EmployerLetters(StoreDatabase database) => this.database = database;

    /// <summary>Keeps a letter as it is shown to the person.</summary>
    /// <param name="documentId">The clinic letter it was written from.</param>
    /// <param name="scope">What it tells, and to whom.</param>
    /// <param name="choices">All that was chosen, in a form the caller can read back.</param>
    /// <param name="text">Its text, without the draft's mark.</param>
    /// <param name="by">Account of who shows it.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="StoreException">There is no such document.</exception>
    public long Preview(long documentId, LetterScope scope, string choices, string text, string by) => database.Write(transaction =>
    {
        _ = transaction.Prepare("SELECT id FROM document WHERE id = $id").Set("$id", documentId).Value() ?? throw new StoreException($"There is no document {documentId}.");
        long id = transaction.NextId("letter_preview");
        transaction.Prepare("INSERT INTO letter_preview (id, document_id, scope, choices, text, made_at, made_by) VALUES ($id, $document, $scope, $choices, $text, $now, $by)")
            .Set("$id", id).Set("$document", documentId).Set("$scope", transaction.Seal("letter_preview", id, "scope", scope.Write()))
            .Set("$choices", transaction.Seal("letter_preview", id, "choices", choices)).Set("$text", transaction.Seal("letter_preview", id, "text", text))
            .Set("$now", transaction.NowText).Set("$by", by).Run();
        transaction.Audit(by, AuditAction.LetterPreviewed, "document", documentId, string.Create(CultureInfo.InvariantCulture, $"preview={id};ticks={scope.Ticks.Count};names_condition={(scope.NamesCondition ? 1 : 0)}"));
        return id;
    });

    /// <summary>Letters shown from one clinic letter, oldest first.</summary>
    public IReadOnlyList<LetterPreview> Previews(long documentId) => database.Read(session => Previews(session, "document_id", documentId));

    /// <summary>A letter as it was shown; null for an unknown one.</summary>
    public LetterPreview? FindPreview(long previewId) => database.Read(session => Previews(session, "id", previewId).FirstOrDefault());

    /// <summary>Consents to letters from one clinic letter, oldest first, withdrawn and expired ones too.</summary>
    public IReadOnlyList<LetterConsent> Consents(long documentId) =>
        database.Read(session => Consents(session, "preview_id IN (SELECT id FROM letter_preview WHERE document_id = $id)", documentId));

    /// <summary>Letters released from one clinic letter, oldest first.</summary>
    public IReadOnlyList<LetterRelease> Releases(long documentId) => database.Read(session => session.Prepare(
        """
        SELECT r.id, r.consent_id, r.form, r.released_at, r.released_by FROM letter_release r JOIN letter_consent c ON c.id = r.consent_id JOIN letter_preview p ON p.id = c.preview_id
        WHERE p.document_id = $id ORDER BY r.id
        """)
        .Set("$id", documentId).Rows(row => new LetterRelease
        {
            Id = row.GetInt64(0),
            ConsentId = row.GetInt64(1),
            Form = row.GetString(2),
            ReleasedAt = StoreTime.Read(row.GetString(3)),
            ReleasedBy = row.GetString(4),
        }));

    /// <summary>Records that the person saw a letter and agreed to it.</summary>
    /// <param name="previewId">The letter as they saw it.</param>
    /// <param name="wording">Version of the wording they agreed to.</param>
    /// <param name="given">When they agreed; not before they were shown the letter, nor later than now.</param>
    /// <param name="holds">For how long it holds.</param>
    /// <param name="by">Account of who took it.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="StoreException">There is no such preview, or the times cannot be.</exception>
    public long Consent(long previewId, string wording, DateTimeOffset given, TimeSpan holds, string by) => database.Write(transaction =>
    {
        string shown = transaction.Prepare("SELECT made_at FROM letter_preview WHERE id = $id").Set("$id", previewId).Value() as string
            ?? throw new StoreException($"There is no preview {previewId}: a person agrees to a letter they have seen.");
        if (given < StoreTime.Read(shown) || given > transaction.Now || holds <= TimeSpan.Zero)
        {
            throw new StoreException("Consent is given after the letter was shown, not later than now, and for some time.");
        }

        long id = transaction.NextId(Entity);
        transaction.Prepare(
            """
            INSERT INTO letter_consent (id, preview_id, wording, given_at, recorded_at, recorded_by, expires_at)
            VALUES ($id, $preview, $wording, $given, $now, $by, $expires)
            """)
            .Set("$id", id).Set("$preview", previewId).Set("$wording", wording).Set("$given", StoreTime.Write(given)).Set("$now", transaction.NowText).Set("$by", by)
            .Set("$expires", StoreTime.Write(given + holds)).Run();
        transaction.Audit(by, AuditAction.LetterConsentRecorded, Entity, id, string.Create(CultureInfo.InvariantCulture, $"preview={previewId};wording={wording}"));
        return id;
    });

    /// <summary>Withdraws a consent.</summary>
    /// <returns>False where it was withdrawn before, or never given.</returns>
    public bool Withdraw(long consentId, string by) => database.Write(transaction =>
    {
        bool found = transaction.Prepare("UPDATE letter_consent SET withdrawn_at = $now, withdrawn_by = $by WHERE id = $id AND withdrawn_at IS NULL")
            .Set("$now", transaction.NowText).Set("$by", by).Set("$id", consentId).Run() > 0;
        if (found)
        {
            transaction.Audit(by, AuditAction.LetterConsentWithdrawn, Entity, consentId);
        }

        return found;
    });

    /// <summary>A consent; null for an unknown one.</summary>
    public LetterConsent? Find(long consentId) => database.Read(session => Find(session, consentId));

    /// <summary>Records a release, or refuses it.</summary>
    /// <param name="consentId">The consent it rests on.</param>
    /// <param name="documentId">The clinic letter the text was written from.</param>
    /// <param name="scope">What the letter tells, and to whom.</param>
    /// <param name="text">Its text: exactly what the person saw.</param>
    /// <param name="form">As what it goes out.</param>
    /// <param name="by">Account of who releases it.</param>
    /// <exception cref="StoreException">The consent is unknown, withdrawn or past its time, or is for another letter, text or employer.</exception>
    public void Release(long consentId, long documentId, LetterScope scope, string text, string form, string by) => database.Write(transaction =>
    {
        LetterConsent consent = Find(transaction.Session, consentId) ?? throw new StoreException($"There is no consent {consentId}: the letter is not released.");
        if (!consent.Holds(transaction.Now))
        {
            throw new StoreException($"Consent {consentId} {(consent.WithdrawnAt is null ? "has run out" : "was withdrawn")}: the letter is not released.");
        }

        LetterPreview seen = Previews(transaction.Session, "id", consent.PreviewId)[0];
        if (seen.DocumentId != documentId || seen.Text != text || seen.Scope.Write() != scope.Write())
        {
            throw new StoreException($"Consent {consentId} is for another letter, or the letter was changed after the person saw it: it is not released.");
        }

        long id = transaction.NextId("letter_release");
        transaction.Prepare("INSERT INTO letter_release (id, consent_id, form, released_at, released_by) VALUES ($id, $consent, $form, $now, $by)")
            .Set("$id", id).Set("$consent", consentId).Set("$form", form).Set("$now", transaction.NowText).Set("$by", by).Run();
        transaction.Audit(by, AuditAction.LetterReleased, Entity, consentId, string.Create(CultureInfo.InvariantCulture, $"release={id};form={form}"));
    });

    private static List<LetterPreview> Previews(Session session, string column, long id) =>
        session.Prepare($"SELECT id, document_id, scope, text, made_at, made_by, choices FROM letter_preview WHERE {column} = $id ORDER BY id").Set("$id", id).Rows(row => new LetterPreview
        {
            Id = row.GetInt64(0),
            DocumentId = row.GetInt64(1),
            Scope = LetterScope.Read(session.Cipher.OpenText("letter_preview", row.GetInt64(0), "scope", row.GetBytes(2))),
            Text = session.Cipher.OpenText("letter_preview", row.GetInt64(0), "text", row.GetBytes(3)),
            MadeAt = StoreTime.Read(row.GetString(4)),
            MadeBy = row.GetString(5),
            Choices = session.Cipher.OpenText("letter_preview", row.GetInt64(0), "choices", row.GetBytes(6)),
        });

    private static LetterConsent? Find(Session session, long consentId) => Consents(session, "id = $id", consentId).FirstOrDefault();

    private static List<LetterConsent> Consents(Session session, string where, long id) => session.Prepare(
        $"SELECT id, preview_id, wording, given_at, recorded_at, recorded_by, expires_at, withdrawn_at, withdrawn_by FROM letter_consent WHERE {where} ORDER BY id")
        .Set("$id", id).Rows(row => new LetterConsent
        {
            Id = row.GetInt64(0),
            PreviewId = row.GetInt64(1),
            Wording = row.GetString(2),
            GivenAt = StoreTime.Read(row.GetString(3)),
            RecordedAt = StoreTime.Read(row.GetString(4)),
            RecordedBy = row.GetString(5),
            ExpiresAt = StoreTime.Read(row.GetString(6)),
            WithdrawnAt = StoreTime.ReadOptional(row.GetOptionalString(7)),
            WithdrawnBy = row.GetOptionalString(8),
        });
}
