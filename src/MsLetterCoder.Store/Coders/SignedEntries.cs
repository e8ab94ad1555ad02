using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>What coders signed off: for export, for the patient's next letter, and to learn from.</summary>
public sealed class SignedEntries
{
    private const int Page = 64;

    private readonly StoreDatabase database;

    internal SignedEntries(StoreDatabase database) => this.database = database;

    /// <summary>The entry in force of a document; null where it is not signed off, or was opened again.</summary>
    public SignedEntry? OfDocument(long documentId) => database.Read(session =>
    {
        CoderDecision? signed = CodingSteps(session, documentId);
        return signed is null ? null : new SignedEntry
        {
            DocumentId = documentId,
            By = signed.DecidedBy,
            At = signed.DecidedAt,
            Versions = LetterReader.Versions(session, (long)session.Prepare("SELECT run_id FROM analysis WHERE id = $id").Set("$id", signed.AnalysisId).Value()!),
            Codes = Codes(session, documentId, signed.Version),
        };
    });

    /// <summary>Other letters of a document's patient, latest first.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="max">Most letters.</param>
    public IReadOnlyList<EarlierLetter> Earlier(long documentId, int max) => database.Read(session => session.Prepare(
        """
        SELECT d.id, w.id, m.received_at, a.id, w.state = 'signed_off', w.state_by
        FROM document me JOIN document d ON d.patient_id = me.patient_id AND d.id <> me.id
        JOIN message m ON m.id = d.message_id
        JOIN current_analysis a ON a.document_id = d.id AND a.kind = 'clinic_letter'
        LEFT JOIN work_item w ON w.document_id = d.id AND w.queue = 'coder'
        WHERE me.id = $id ORDER BY m.received_at DESC, d.id DESC LIMIT $max
        """)
        .Set("$id", documentId).Set("$max", max)
        .Rows(r => (Document: r.GetInt64(0), Item: r.GetOptionalInt64(1), Received: r.GetString(2), Analysis: r.GetInt64(3), Signed: r.GetOptionalInt64(4) == 1, By: r.GetOptionalString(5)))
        .ConvertAll(row => new EarlierLetter
        {
            ItemId = row.Item,
            ReceivedAt = StoreTime.Read(row.Received),
            ClinicDate = Day(session, row.Analysis),
            SignedBy = row.Signed ? row.By : null,
            Codes = [.. (row.Signed ? SignedIcd10(session, row.Document) : Suggested(session, row.Analysis)).Select(text => Icd10Code.TryParse(text, out Icd10Code code) ? code : default).Where(code => code != default)],
        }));

    /// <summary>What coders decided on signed-off letters, as labels to learn from, letter by letter.</summary>
    public IEnumerable<LabelledLetter> Labelled()
    {
        long last = 0;
        while (true)
        {
            List<LabelledLetter> page = database.Read(session => session.Prepare(
                "SELECT document_id FROM work_item WHERE queue = 'coder' AND state = 'signed_off' AND document_id > $last ORDER BY document_id LIMIT $page")
                .Set("$last", last).Set("$page", (long)Page).Rows(r => r.GetInt64(0)).ConvertAll(id =>
                {
                    (DocumentRecord document, CodingSheet sheet) = LetterReader.Sheet(session, id);
                    return LabelledLetter.Of(document, sheet);
                }));
            foreach (LabelledLetter letter in page)
            {
                yield return letter;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            last = page[^1].DocumentId;
        }
    }

    /// <summary>Writes the codes that stand.</summary>
    internal static void Write(WriteTransaction transaction, long decisionId, CodingSheet sheet)
    {
        IEnumerable<SignedCode> codes = sheet.Codes.Where(c => c.Stands).Select(c => new SignedCode
        {
            Entry = c.Id,
            Scheme = CodeScheme.Icd10,
            Code = c.Code.Value,
            Primary = c.Primary,
            State = c.State,
            Span = c.Span,
            In = c.Span is null ? null : TextField.Text,
            Restricted = c.Restricted,
        });
        IEnumerable<SignedCode> concepts = sheet.Mentions.Where(m => m.Stands).Select(m => new SignedCode
        {
            Entry = m.Id,
            Scheme = CodeScheme.SnomedCt,
            Code = m.Code,
            Key = m.Key,
            Context = m.Context,
            State = m.State,
            Span = m.Span,
            In = m.In,
            Restricted = m.Restricted,
        });
        long position = 0;
        foreach (SignedCode code in codes.Concat(concepts.Where(c => c.Code is not null || c.Key is not null)))
        {
            transaction.Prepare(
                """
                INSERT INTO signed_code (decision_id, position, entry, scheme, code, concept_key, context, is_primary, state, span_start, span_end, field, restricted)
                VALUES ($decision, $position, $entry, $scheme, $code, $key, $context, $primary, $state, $start, $end, $field, $restricted)
                """)
                .Set("$decision", decisionId).Set("$position", position++).Set("$entry", code.Entry).Set("$scheme", Labels.Of(code.Scheme)).Set("$code", code.Code).Set("$key", code.Key)
                .Set("$context", code.Context is { } context ? Labels.Of(context) : null).Set("$primary", code.Primary ? 1L : 0L).Set("$state", Labels.Of(code.State))
                .Set("$start", (long?)code.Span?.Start).Set("$end", (long?)code.Span?.End).Set("$field", code.In is { } field ? Labels.Of(field) : null)
                .Set("$restricted", code.Restricted ? 1L : 0L).Run();
        }
    }

    /// <summary>The sign-off in force: one that nobody opened again.</summary>
    private static CoderDecision? CodingSteps(Session session, long documentId) =>
        CoderDecisionRow.OfDocument(session, documentId).FindLast(s => s.Action is CoderAction.SignedOff or CoderAction.Reopened) is { Action: CoderAction.SignedOff, AnalysisId: not null } signed ? signed : null;

    private static List<SignedCode> Codes(Session session, long documentId, long version) => session.Prepare(
        """
        SELECT s.entry, s.scheme, s.code, s.concept_key, s.context, s.is_primary, s.state, s.span_start, s.span_end, s.field, s.restricted
        FROM signed_code s JOIN coder_decision d ON d.id = s.decision_id WHERE d.document_id = $document AND d.version = $version ORDER BY s.position
        """)
        .Set("$document", documentId).Set("$version", version).Rows(r => new SignedCode
        {
            Entry = r.GetString(0),
            Scheme = StoredLabel.Read<CodeScheme>(r.GetString(1)),
            Code = r.GetOptionalString(2),
            Key = r.GetOptionalString(3),
            Context = StoredLabel.ReadOptional<MentionContext>(r.GetOptionalString(4)),
            Primary = r.GetInt64(5) != 0,
            State = StoredLabel.Read<EntryState>(r.GetString(6)),
            Span = r.IsNull(7) ? null : new TextSpan((int)r.GetInt64(7), (int)r.GetInt64(8)),
            In = StoredLabel.ReadOptional<TextField>(r.GetOptionalString(9)),
            Restricted = r.GetInt64(10) != 0,
        });

    private static List<string> SignedIcd10(Session session, long documentId) => session.Prepare(
        """
        SELECT s.code FROM signed_code s
        WHERE s.decision_id = (SELECT max(id) FROM coder_decision WHERE document_id = $document AND action = 'signed_off') AND s.scheme = 'icd10' AND s.restricted = 0 ORDER BY s.position
        """)
        .Set("$document", documentId).Rows(r => r.GetString(0));

    private static List<string> Suggested(Session session, long analysisId) =>
        session.Prepare("SELECT code FROM icd10 WHERE analysis_id = $id AND restricted = 0 AND ask = 0 ORDER BY position").Set("$id", analysisId).Rows(r => r.GetString(0));

    private static DateOnly? Day(Session session, long analysisId) =>
        session.Prepare("SELECT value FROM fact WHERE analysis_id = $id AND name = 'clinic_date'").Set("$id", analysisId)
            .Rows(r => session.Cipher.OpenText("fact", analysisId, "clinic_date", r.GetBytes(0))) is [string day] ? FactNames.ReadDay(day) : null;
}
