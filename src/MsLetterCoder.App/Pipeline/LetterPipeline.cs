using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.App.Pipeline;

/// <summary>The flow of one mail: stored bytes are read, each document analysed, everything filed in one transaction. No rules live here.</summary>
internal sealed class LetterPipeline(LetterStore store, MailReader reader, DocumentAnalyser analyser, ConceptInventory concepts, SenderRules senders, Func<DateTimeOffset, DateOnly> dayOf, long runId)
{
    private static readonly Dictionary<string, DateOnly> NoDoses = [];

    /// <summary>Files one stored mail. Repeating it changes nothing.</summary>
    public PipelineOutcome Process(StoredMail mail, CancellationToken cancellation)
    {
        MailReading reading = reader.Read(mail.Raw, cancellation);
        if (reading.Message is not { } message)
        {
            store.Aside.Quarantine(mail.MessageId, reading.Unreadable!);
            return new PipelineOutcome(PipelineState.Quarantined, 0, null);
        }

        MailContents contents = MailContents.Of(message);
        var known = new KnownMail(store, message, mail.MessageId, dayOf(mail.ReceivedSource == ReceivedSource.FileTime && message.TopReceived is { } received ? received : mail.ReceivedAt), senders);
        var filed = new FiledMessage
        {
            MessageId = mail.MessageId,
            RunId = runId,
            Mail = message,
            Check = known.Check,
            FromTeam = known.FromTeam,
            Documents = [.. contents.Documents.Select(d => Analyse(d, known, cancellation))],
            Unreadable = contents.Unreadable,
        };
        FilingOutcome outcome = store.Filing.File(filed);
        return new PipelineOutcome(outcome.State, filed.Documents.Count, outcome.DuplicateOf);
    }

    private FiledDocument Analyse(MailDocument document, KnownMail known, CancellationToken cancellation)
    {
        DocumentAnalysis analysis = known.WithFalls(document, analyser.Analyse(known.Input(document), cancellation));
        bool letter = analysis.Kind == DocumentKind.ClinicLetter;
        return new FiledDocument(document, analysis)
        {
            PatientNames = letter ? PatientNameReader.Read(document.Text.Text, analysis.Facts) : [],
            NamesStated = letter ? [] : known.NamesIn(document),
            PatientDrugs = letter ? CurrentDrugs(analysis) : [],
            PatientLastDoses = letter ? LastDoses(analysis) : NoDoses,
        };
    }

    private string[] CurrentDrugs(DocumentAnalysis analysis) =>
        [.. analysis.Mentions
            .Where(m => m.Context == MentionContext.Present && concepts.Find(m.Key)?.MsRole == "dmt")
            .Select(m => m.Key!).Distinct(StringComparer.Ordinal)];

    /// <summary>Disease-modifying drugs that a letter says were stopped and when, as the last day that its words can mean.</summary>
    private Dictionary<string, DateOnly> LastDoses(DocumentAnalysis analysis) => analysis.Facts.Letter.Treatments
        .Where(t => t is { Status: TreatmentStatus.Stopped, Stopped: not null } && concepts.Find(t.Drug)?.MsRole == "dmt")
        .GroupBy(t => t.Drug, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Max(d => d.Stopped!.Value.Last), StringComparer.Ordinal);
}
