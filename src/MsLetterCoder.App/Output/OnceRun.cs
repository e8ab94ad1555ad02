using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Summaries;
using MsLetterCoder.Store.Work;
using Spectre.Console;

namespace MsLetterCoder.App.Output;

/// <summary>One pass over a mailbox with progress and a summary for a person at a terminal.</summary>
internal sealed class OnceRun(LetterStore store, IMailReceiver receiver, DocumentReader documents, TeamTimes times, TimeProvider time, IAnsiConsole console)
{
    private readonly Dictionary<PipelineState, int> _outcomes = [];
    private int _received;
    private int _duplicates;

    /// <summary>Stores what is there.</summary>
    public async Task ReceiveAsync(CancellationToken cancellation)
    {
        console.WriteLine($"Reading {receiver.Description}");
        await receiver.ReceiveOnceAsync(count => _received += count, cancellation).ConfigureAwait(false);
        console.WriteLine($"{NumberText.Of(_received)} new mails stored");
        if (receiver.NotOpened is > 0 and int closed)
        {
            console.WriteLine($"Files that could not be opened: {NumberText.Of(closed)}. They are tried again at the next run.");
        }

        if (receiver.StillWritten is > 0 and int written)
        {
            console.WriteLine($"Files that are still being written: {NumberText.Of(written)}. They are left for the next run.");
        }

        if (documents.PdfToolVersion is not null && store.Aside.ReleaseWaiting() is > 0 and int released)
        {
            console.WriteLine($"{NumberText.Of(released)} mails that waited for pdftotext are read again");
        }
    }

    /// <summary>Takes everything stored through the pipeline.</summary>
    public void Process(StoredMailProcessor processor, CancellationToken cancellation)
    {
        long began = time.GetTimestamp();
        int done = 0;
        console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn()).Start(context =>
        {
            ProgressTask task = context.AddTask("Reading, coding and triage", maxValue: Math.Max(1, Waiting()));
            done = processor.ProcessDue(
                outcome =>
                {
                    _outcomes[outcome.State] = _outcomes.GetValueOrDefault(outcome.State) + 1;
                    _duplicates += outcome.DuplicateOf is null ? 0 : 1;
                    task.Increment(1);
                },
                cancellation);
        });
        console.WriteLine($"{NumberText.Of(done)} mails read, coded and filed in {time.GetElapsedTime(began).TotalSeconds:0.0} s");
    }

    /// <summary>Marks and moves on the server what is configured.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        if (!receiver.Settles)
        {
            return;
        }

        receiver.Filed();
        await receiver.ReceiveOnceAsync(count => _received += count, cancellation).ConfigureAwait(false);
    }

    /// <summary>Prints what the store holds now and where to look next.</summary>
    public void PrintSummary(string storePath)
    {
        if (_received == 0 && _outcomes.Count == 0)
        {
            console.WriteLine("Nothing new: everything in the mailbox is filed already.");
        }

        StoreSummary summary = store.Summaries.Count();
        var table = new Table().Border(TableBorder.Rounded).AddColumn("In the store").AddColumn("what").AddColumn(new TableColumn("count").RightAligned());
        Rows(table, "mails", summary.Messages);
        table.AddRow("", "of these second deliveries", NumberText.Of(summary.Duplicates));
        Rows(table, "documents by kind", summary.Kinds);
        Rows(table, "triage by urgency", summary.Urgencies);
        Rows(table, "red flags", summary.RedFlags);
        Rows(table, "ICD-10 codes (ten most frequent)", [.. summary.Icd10.Take(10)]);
        Rows(table, "concepts (ten most frequent)", [.. summary.Concepts.Take(10)]);
        Rows(table, "documents by match with a patient", summary.Matches);
        Rows(table, "threads and falls", [new LabelCount("messages in threads", summary.InThreads), new LabelCount("documents with quoted text not seen before", summary.QuotedUnseen),
            new LabelCount("patients with two falls or more in 12 months", store.Falls.Count(times.DayOf(time.GetUtcNow())).Repeated)]);
        Rows(table, "quarantined, by reason", summary.Quarantine);
        Rows(table, "waiting", summary.Waiting);
        Rows(table, "open work", summary.OpenWork);
        DueCounts due = Due();
        Rows(table, "nurses' time limits", [new LabelCount("overdue", due.Overdue), new LabelCount("due later today", due.DueLater)]);
        console.Write(table);
        console.WriteLine($"Filed in {Path.GetFullPath(storePath)} (text and names are encrypted; the key is not in that folder).");
        console.WriteLine("Next: 'process FILE --json' shows every code and flag of one document with its words; 'doctor' checks mailbox, store and models; docs/ and README.md say how to point it at your own mailbox.");
    }

    /// <summary>What the pass came to and what the store holds now.</summary>
    public JsonObject Json(string storePath)
    {
        StoreSummary summary = store.Summaries.Count();
        DueCounts due = Due();
        return new JsonObject
        {
            ["store"] = Path.GetFullPath(storePath),
            ["received"] = _received,
            ["second_deliveries"] = _duplicates,
            ["not_opened"] = receiver.NotOpened,
            ["still_written"] = receiver.StillWritten,
            ["filed"] = new JsonObject(_outcomes.OrderBy(o => o.Key).Select(o => KeyValuePair.Create(Labels.Of(o.Key), (JsonNode?)o.Value))),
            ["in_store"] = new JsonObject
            {
                ["mails"] = Counts(summary.Messages),
                ["second_deliveries"] = summary.Duplicates,
                ["history"] = summary.History,
                ["kinds"] = Counts(summary.Kinds),
                ["urgencies"] = Counts(summary.Urgencies),
                ["red_flags"] = Counts(summary.RedFlags),
                ["icd10"] = Counts(summary.Icd10),
                ["concepts"] = Counts(summary.Concepts),
                ["quarantine"] = Counts(summary.Quarantine),
                ["waiting"] = Counts(summary.Waiting),
                ["open_work"] = Counts(summary.OpenWork),
                ["patient_matches"] = Counts(summary.Matches),
                ["in_threads"] = summary.InThreads,
                ["quoted_unseen"] = summary.QuotedUnseen,
                ["repeated_falls"] = store.Falls.Count(times.DayOf(time.GetUtcNow())).Repeated,
                ["nurse_overdue"] = due.Overdue,
                ["nurse_due_later_today"] = due.DueLater,
            },
        };
    }

    private static JsonObject Counts(IReadOnlyList<LabelCount> counts) => new(counts.Select(c => KeyValuePair.Create(c.Label, (JsonNode?)c.Count)));

    private DueCounts Due() => store.Work.CountDue(Desk.Nurse, times.EndOfDay(time.GetUtcNow()));

    private long Waiting() => store.Summaries.Count().Messages.Where(m => m.Label is "received" or "read").Sum(m => m.Count);

    private static void Rows(Table table, string title, IReadOnlyList<LabelCount> counts)
    {
        for (int i = 0; i < counts.Count; i++)
        {
            table.AddRow(i == 0 ? Markup.Escape(title) : "", Markup.Escape(counts[i].Label), NumberText.Of(counts[i].Count));
        }
    }
}
