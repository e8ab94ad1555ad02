using System.Globalization;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Erasure;
using MsLetterCoder.Store.Threads;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Filing;

/// <summary>Files what the pipeline made of a mail. Each method is one transaction, and repeating it changes nothing.</summary>
public sealed class MessageFiling
{
    private readonly StoreDatabase database;

    internal MessageFiling(StoreDatabase database) => this.database = database;

    /// <summary>Begins a run: all results filed under its id come from these versions.</summary>
    /// <returns>Id of the run.</returns>
    public long StartRun(RunVersions versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return database.Write(transaction =>
        {
            long id = transaction.NextId("run");
            transaction.Prepare("INSERT INTO run (id, program_version, terminology_version, started_at) VALUES ($id, $program, $terminology, $now)")
                .Set("$id", id).Set("$program", versions.Program).Set("$terminology", versions.Terminology).Set("$now", transaction.NowText).Run();
            foreach (ModelVersion model in versions.Models)
            {
                transaction.Prepare("INSERT INTO run_model (run_id, name, version, hash) VALUES ($run, $name, $version, $hash)")
                    .Set("$run", id).Set("$name", model.Name).Set("$version", model.Version).Set("$hash", model.Hash).Run();
            }

            transaction.Audit("worker", AuditAction.RunStarted, "run", id);
            return id;
        });
    }

    /// <summary>Files a mail with all its documents, results, unreadable parts and work items. A mail that waited for a tool is filed again: parts that are stored stay as they are and only what is
    /// new is added. A mail of which nothing at all can be read is quarantined.</summary>
    /// <exception cref="ArgumentException">It has neither documents nor unreadable parts: such a mail would be seen by nobody.</exception>
    /// <exception cref="StoreException">There is no such message.</exception>
    public FilingOutcome File(FiledMessage filed)
    {
        ArgumentNullException.ThrowIfNull(filed);
        if (filed.Documents.Count + filed.Unreadable.Count == 0)
        {
            throw new ArgumentException("A mail is filed with at least one document or one unreadable part.", nameof(filed));
        }

        return database.Write(transaction =>
        {
            MessageInHand message = MessageInHand.Load(transaction, filed.MessageId).WithReceived(filed.Mail);
            if (message.State == PipelineState.Done)
            {
                return new FilingOutcome
                {
                    State = message.State,
                    AlreadyFiled = true,
                    DuplicateOf = message.DuplicateOf,
                    LooksLike = message.LooksLike,
                    History = message.IsHistory,
                };
            }

            MailHashes hashes = MailHashes.Of(filed.Mail, transaction.Hash);
            if (!message.ReadBefore && ErasedMail.IsSame(transaction.Session, hashes))
            {
                Eraser.Mark(transaction.Session, [message.Id], [], []);
                Eraser.Remove(transaction, new Cascade(transaction.Session), ErasureReason.ErasedBefore, null, "worker");
                return new FilingOutcome { State = PipelineState.Done, History = message.IsHistory };
            }

            Likeness likeness = message.ReadBefore ? new Likeness(message.DuplicateOf, message.LooksLike) : Likeness.Find(transaction, message.Id, hashes);
            MailWriter.Write(transaction, message, filed.Mail, hashes, likeness, filed.Check);
            return likeness.DuplicateOf is { } original ? FileDuplicate(transaction, message, filed, original) : FileNew(transaction, message, filed, hashes, likeness);
        });
    }

    /// <summary>Adds a later run's analysis of a stored document. Work items, decisions and what is signed off stay as they are.</summary>
    /// <returns>Id of the analysis.</returns>
    public long AddAnalysis(long documentId, long runId, DocumentAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return database.Write(transaction =>
        {
            long id = AnalysisWriter.Write(transaction, documentId, runId, analysis);
            LetterDoubt.Write(transaction, documentId, analysis);
            transaction.Audit("worker", AuditAction.AnalysisAdded, "document", documentId, string.Create(CultureInfo.InvariantCulture, $"run={runId};analysis={id}"));
            return id;
        });
    }

    private static FilingOutcome FileDuplicate(WriteTransaction transaction, MessageInHand message, FiledMessage filed, long original)
    {
        MessageInHand.SetState(transaction, message.Id, PipelineState.Done, null);
        new WorkPlan(transaction, message).CloseNeedless(QuarantineWriter.Resolve(transaction, message.Id, new HashSet<string>()));
        transaction.Audit("worker", AuditAction.DuplicateFiled, "message", message.Id, string.Create(CultureInfo.InvariantCulture, $"of={original}"));
        return new FilingOutcome { State = PipelineState.Done, DuplicateOf = original, History = message.IsHistory };
    }

    private static FilingOutcome FileNew(WriteTransaction transaction, MessageInHand message, FiledMessage filed, MailHashes hashes, Likeness likeness)
    {
        var plan = new WorkPlan(transaction, message);
        plan.CloseNeedless(QuarantineWriter.Resolve(transaction, message.Id, filed.Unreadable.Select(part => part.Part).ToHashSet(StringComparer.Ordinal)));
        Dictionary<string, long> documents = DocumentWriter.Existing(transaction, message.Id);
        var added = new List<long>();
        foreach (FiledDocument document in filed.Documents.Where(d => !documents.ContainsKey(d.Part)))
        {
            long? parent = document.ParentPart is { } part && documents.TryGetValue(part, out long known) ? known : null;
            long id = DocumentWriter.Write(transaction, filed, document, parent);
            documents.Add(document.Part, id);
            added.Add(id);
            plan.Document(id, document.Analysis);
        }

        ThreadWriter.File(transaction, message.Id, filed, hashes);
        foreach (UnreadablePart part in filed.Unreadable)
        {
            plan.Unreadable(QuarantineWriter.Write(transaction, message.Id, part), part.Unreadable.Kind);
        }

        (PipelineState state, string? reason) = StateOf(filed, documents.Count);
        MessageInHand.SetState(transaction, message.Id, state, reason);
        transaction.Audit(
            "worker",
            state == PipelineState.Quarantined ? AuditAction.MessageQuarantined : AuditAction.MessageFiled,
            "message",
            message.Id,
            string.Create(CultureInfo.InvariantCulture, $"run={filed.RunId};documents={added.Count};unreadable={filed.Unreadable.Count};work={plan.Added.Count}"));
        return new FilingOutcome { State = state, LooksLike = likeness.LooksLike, History = message.IsHistory, Documents = added, WorkItems = plan.Added };
    }

    private static (PipelineState State, string? Reason) StateOf(FiledMessage filed, int documents)
    {
        if (filed.Unreadable.FirstOrDefault(part => part.Unreadable.Kind == UnreadableKind.WaitingForTool) is { } waiting)
        {
            return (PipelineState.Waiting, waiting.Unreadable.Reason);
        }

        return documents == 0 ? (PipelineState.Quarantined, filed.Unreadable[0].Unreadable.Reason) : (PipelineState.Done, null);
    }
}
