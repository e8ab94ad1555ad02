using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>A coder's work on a letter: steps that are added, sign-off, opening again. Every request names what its coder saw; where the letter has changed since, nothing is written and the outcome says
/// by whom and when.</summary>
public sealed class CodingDesk
{
    private readonly StoreDatabase database;

    internal CodingDesk(StoreDatabase database) => this.database = database;

    /// <summary>A letter of the coders' queue; null where there is no such item.</summary>
    /// <exception cref="StoreException">A field was tampered with.</exception>
    public LetterOnDesk? Letter(long itemId) => database.Read(session => LetterReader.Item(session, itemId) is { } item ? LetterReader.Letter(session, item) : null);

    /// <summary>Writes steps that belong together, all or none. A letter that nobody has is taken on.</summary>
    /// <param name="itemId">The work item.</param>
    /// <param name="seen">What the coder saw.</param>
    /// <param name="edits">What is asked for, in order; each is checked against the sheet with those before it.</param>
    /// <param name="by">Account of the coder.</param>
    public DeskOutcome Write(long itemId, SeenLetter seen, IReadOnlyList<SheetEdit> edits, string by)
    {
        ArgumentNullException.ThrowIfNull(edits);
        return database.Write(transaction =>
        {
            (DeskOutcome? refusal, WorkItem item, DocumentRecord document, CodingSheet sheet) = Take(transaction, itemId, seen, by);
            if (refusal is not null)
            {
                return refusal;
            }

            bool opened = RestrictedResults.IsOpen(transaction.Session, document.Id, by, transaction.Now);
            long batch = sheet.Version + 1;
            var steps = new List<CoderDecision>();
            foreach (SheetEdit edit in edits)
            {
                if (!opened && sheet.IsRestricted(edit.Entry))
                {
                    return new DeskOutcome(DeskResult.RestrictedClosed);
                }

                (CoderDecision? step, string? fault) = new SheetPlan(sheet, document.Text.Text).Of(edit);
                if (step is null)
                {
                    return new DeskOutcome(DeskResult.Refused, Fault: fault);
                }

                steps.Add(step with { DocumentId = document.Id, AnalysisId = document.AnalysisId, Version = sheet.Version + 1, Batch = batch, DecidedBy = by });
                sheet = sheet.With(steps[^1]);
            }

            Hold(transaction, item, by);
            foreach (CoderDecision step in steps)
            {
                Append(transaction, step, by, sheet);
            }

            return DeskOutcome.Done;
        });
    }

    /// <summary>Takes back what was sent last.</summary>
    public DeskOutcome Undo(long itemId, SeenLetter seen, string by) => database.Write(transaction =>
    {
        (DeskOutcome? refusal, WorkItem item, DocumentRecord document, CodingSheet sheet) = Take(transaction, itemId, seen, by);
        if (refusal is not null)
        {
            return refusal;
        }

        if (sheet.Undoable is not [{ } first, ..])
        {
            return new DeskOutcome(DeskResult.Refused, Fault: "There is nothing to undo.");
        }

        Hold(transaction, item, by);
        var step = new CoderDecision { DocumentId = document.Id, AnalysisId = document.AnalysisId, Version = sheet.Version + 1, Batch = sheet.Version + 1, Action = CoderAction.Undone, Undoes = first.Batch };
        Append(transaction, step, by, sheet);
        return DeskOutcome.Done;
    });

    /// <summary>Signs the letter off: its codes as they stand are written down with the coder, the time, and, through the analysis, the run's models and terminology. No later run touches them.</summary>
    /// <param name="itemId">The work item.</param>
    /// <param name="seen">What the coder saw.</param>
    /// <param name="by">Account of the coder.</param>
    /// <param name="note">A note; stored encrypted.</param>
    public DeskOutcome SignOff(long itemId, SeenLetter seen, string by, string? note) => database.Write(transaction =>
    {
        (DeskOutcome? refusal, WorkItem item, DocumentRecord document, CodingSheet sheet) = Take(transaction, itemId, seen, by);
        if (refusal is not null)
        {
            return refusal;
        }

        if (sheet.HasRestricted && !RestrictedResults.IsOpen(transaction.Session, document.Id, by, transaction.Now))
        {
            return new DeskOutcome(DeskResult.RestrictedClosed);
        }

        if (sheet.Open is { Count: > 0 } open)
        {
            return new DeskOutcome(DeskResult.Undecided, Count: open.Count);
        }

        Hold(transaction, item, by);
        WorkQueues.SetState(transaction, itemId, WorkState.Claimed, WorkState.SignedOff, by, "");
        var step = new CoderDecision
        {
            DocumentId = document.Id,
            AnalysisId = document.AnalysisId,
            Version = sheet.Version + 1,
            Batch = sheet.Version + 1,
            Action = CoderAction.SignedOff,
            Note = note?.Trim() is { Length: > 0 } words ? words : null,
        };
        long decision = DecisionWriter.Write(transaction, step, by);
        SignedEntries.Write(transaction, decision, sheet);
        transaction.Audit(by, AuditAction.WorkSignedOff, "work_item", itemId, string.Create(CultureInfo.InvariantCulture, $"document={document.Id};analysis={document.AnalysisId};version={step.Version}"));
        return DeskOutcome.Done;
    });

    /// <summary>Opens a signed-off letter again, for who asks. What was signed off stays written down.</summary>
    /// <param name="itemId">The work item.</param>
    /// <param name="seen">What the coder saw.</param>
    /// <param name="by">Account of the coder.</param>
    /// <param name="reason">Why; stored encrypted.</param>
    public DeskOutcome Reopen(long itemId, SeenLetter seen, string by, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return database.Write(transaction =>
        {
            if (LetterReader.Item(transaction.Session, itemId) is not { } item)
            {
                return new DeskOutcome(DeskResult.NoLetter);
            }

            if (item.State != WorkState.SignedOff)
            {
                return new DeskOutcome(DeskResult.NotSignedOff, item.StateBy, item.StateAt);
            }

            (DocumentRecord document, CodingSheet sheet) = LetterReader.Sheet(transaction.Session, item.DocumentId!.Value);
            if (Outdated(seen, document, sheet) is { } stale)
            {
                return stale;
            }

            WorkQueues.SetState(transaction, itemId, WorkState.SignedOff, WorkState.Claimed, by, "");
            DecisionWriter.Write(
                transaction,
                new CoderDecision { DocumentId = document.Id, AnalysisId = document.AnalysisId, Version = sheet.Version + 1, Batch = sheet.Version + 1, Action = CoderAction.Reopened, Note = reason.Trim() },
                by);
            transaction.Audit(by, AuditAction.WorkReopened, "work_item", itemId, string.Create(CultureInfo.InvariantCulture, $"document={document.Id}"));
            return DeskOutcome.Done;
        });
    }

    /// <summary>Takes over a letter that somebody else has. What they did stays.</summary>
    /// <param name="itemId">The work item.</param>
    /// <param name="from">Who had it, as the coder saw.</param>
    /// <param name="by">Account of the coder.</param>
    public DeskOutcome TakeOver(long itemId, string from, string by) => database.Write(transaction =>
    {
        if (LetterReader.Item(transaction.Session, itemId) is not { } item)
        {
            return new DeskOutcome(DeskResult.NoLetter);
        }

        if (item.State == WorkState.SignedOff)
        {
            return new DeskOutcome(DeskResult.SignedOff, item.StateBy, item.StateAt);
        }

        if (item.State != WorkState.Claimed || item.StateBy != from)
        {
            return new DeskOutcome(DeskResult.HeldByOther, item.State == WorkState.Claimed ? item.StateBy : null, item.StateAt);
        }

        WorkQueues.SetState(transaction, itemId, WorkState.Claimed, WorkState.Claimed, by, "");
        transaction.Audit(by, AuditAction.WorkClaimed, "work_item", itemId, $"from_account={UserAccounts.InAudit(transaction, from)}");
        return DeskOutcome.Done;
    });

    /// <summary>Checks that the coder may write to the letter they saw.</summary>
    private static (DeskOutcome? Refusal, WorkItem Item, DocumentRecord Document, CodingSheet Sheet) Take(WriteTransaction transaction, long itemId, SeenLetter seen, string by)
    {
        if (LetterReader.Item(transaction.Session, itemId) is not { State: not WorkState.Closed } item)
        {
            return (new DeskOutcome(DeskResult.NoLetter), null!, null!, null!);
        }

        if (item.State == WorkState.SignedOff)
        {
            return (new DeskOutcome(DeskResult.SignedOff, item.StateBy, item.StateAt), null!, null!, null!);
        }

        if (item.State == WorkState.Claimed && item.StateBy != by)
        {
            return (new DeskOutcome(DeskResult.HeldByOther, item.StateBy, item.StateAt), null!, null!, null!);
        }

        (DocumentRecord document, CodingSheet sheet) = LetterReader.Sheet(transaction.Session, item.DocumentId!.Value);
        return (Outdated(seen, document, sheet), item, document, sheet);
    }

    private static DeskOutcome? Outdated(SeenLetter seen, DocumentRecord document, CodingSheet sheet) =>
        seen.Version == sheet.Version && seen.AnalysisId == document.AnalysisId ? null
        : sheet.Steps.Count > 0 && seen.Version != sheet.Version ? new DeskOutcome(DeskResult.Stale, sheet.Steps[^1].DecidedBy, sheet.Steps[^1].DecidedAt)
        : new DeskOutcome(DeskResult.Stale, "worker", document.AnalysedAt);

    private static void Hold(WriteTransaction transaction, WorkItem item, string by)
    {
        if (item.State == WorkState.Waiting)
        {
            WorkQueues.SetState(transaction, item.Id, WorkState.Waiting, WorkState.Claimed, by, "");
            transaction.Audit(by, AuditAction.WorkClaimed, "work_item", item.Id);
        }
    }

    /// <summary>Writes a step. Codes stand in the audit trail unless the law restricts them; the words of a question never do.</summary>
    private static void Append(WriteTransaction transaction, CoderDecision step, string by, CodingSheet sheet)
    {
        DecisionWriter.Write(transaction, step, by);
        string? code = step.Replacement ?? step.ReplacementKey ?? step.Code ?? step.Key;
        bool shown = code is not null && !code.Contains(' ', StringComparison.Ordinal) && !sheet.IsRestricted(step);
        transaction.Audit(
            by, AuditAction.CodeDecided, "document", step.DocumentId, string.Create(CultureInfo.InvariantCulture, $"action={Labels.Of(step.Action)};version={step.Version}{(shown ? $";code={code}" : "")}"));
    }
}
