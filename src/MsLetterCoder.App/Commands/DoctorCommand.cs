using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Models;
using MsLetterCoder.App.Outgoing;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Folders;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Terminology;

namespace MsLetterCoder.App.Commands;

/// <summary><c>doctor</c>: checks configuration, mailbox, store, models and tools, and says in words what is wrong and what to do.</summary>
internal static class DoctorCommand
{
    /// <summary>How long an alert of the mail server is shown; nothing tells when it is dealt with.</summary>
    private static readonly TimeSpan AlertShown = TimeSpan.FromDays(7);

    /// <summary>How long a proof that the recovery key is at hand is good.</summary>
    private static readonly TimeSpan ProvedFor = TimeSpan.FromDays(365);

    /// <summary>Days ahead for which bank holidays must be known.</summary>
    private const int HolidaysKnownFor = 90;

    /// <summary>Outgoing mails that are counted at the most.</summary>
    private const int MostShown = 1_000;

    public static Command Create(TimeProvider time)
    {
        var command = new Command("doctor", "Checks configuration, mailbox, store, models and tools.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store, CommonOptions.Mailbox };
        command.SetAction((parse, cancellation) => new DoctorRun(time, Console.Out, parse.GetValue(CommonOptions.Json)).RunAsync(() => CommonOptions.Settings(parse), cancellation));
        return command;
    }

    internal sealed class DoctorRun(TimeProvider time, TextWriter output, bool json)
    {
        private readonly JsonArray _checks = [];
        private int _wrong;
        private int _warned;

        public async Task<int> RunAsync(Func<AppSettings> load, CancellationToken cancellation)
        {
            int code = await CheckAsync(load, cancellation).ConfigureAwait(false);
            if (json)
            {
                JsonOutput.Print(output, new JsonObject { ["well"] = _wrong == 0, ["checks"] = _checks });
            }

            return code;
        }

        private async Task<int> CheckAsync(Func<AppSettings> load, CancellationToken cancellation)
        {
            AppSettings settings;
            try
            {
                settings = load();
                Good("configuration", "every key is known and in range");
            }
            catch (ConfigurationException e)
            {
                Wrong("configuration", e.Message);
                return ExitCodes.BadInput;
            }

            Models(settings);
            Terminology(settings.Terminology);
            Hours(settings.Times);
            Mailbox? known = StoreState(settings);
            if (settings.Mailbox.Imap.Host.Length == 0)
            {
                Folder(settings.Mailbox.Folder, cancellation);
            }
            else
            {
                await ImapAsync(settings, known, cancellation).ConfigureAwait(false);
            }

            Tools(settings);
            await OutgoingAsync(settings, cancellation).ConfigureAwait(false);
            if (!json)
            {
                output.WriteLine(_wrong > 0 ? $"{_wrong} of these need somebody." : _warned > 0 ? $"All is well; {_warned} warnings." : "All is well.");
            }

            return _wrong == 0 ? ExitCodes.Good : ExitCodes.Failed;
        }

        private void Models(AppSettings settings)
        {
            try
            {
                ModelFolder folder = PipelineParts.ServingModels(settings);
                DocumentAnalyser analyser = PipelineParts.Analyser(folder.Read(), out ClinicalKnowledge knowledge, settings);
                DocumentKind kind = analyser.Analyse(new DocumentInput { Text = "Dear Dr Example, Diagnosis: multiple sclerosis. Yours sincerely" }, CancellationToken.None).Kind;
                Good("models", $"{folder.Description}, read from {folder.FullPath}; {knowledge.Concepts.All.Count} concepts; a trial letter is a {Labels.Of(kind)}");
                Coding(settings, knowledge);
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                Wrong("models", e.Message);
            }
        }

        private void Coding(AppSettings settings, ClinicalKnowledge knowledge)
        {
            int overrides = PipelineParts.Overrides(settings.Coding, out _).Count;
            Good(
                "coding",
                $"{settings.CodingNation}: {knowledge.Coding.Nations.Describe(settings.CodingNation)}; {knowledge.Coding.Pairs.Count} rules for codes that do not go together; {NumberText.Of(overrides)} overrides loaded{(settings.Coding.Overrides is { } path ? $" from {Path.GetFullPath(path)}" : "")}");
        }

        private void Terminology(TerminologyOptions options)
        {
            try
            {
                using TerminologyFile? file = PipelineParts.Terminology(options);
                if (file is null)
                {
                    Good("terminology", $"the built-in inventory alone: nothing was imported into {Path.GetFullPath(options.Folder)} (import-rf2, import-valueset)");
                    return;
                }

                ConceptInventory inventory = ConceptInventory.Load();
                ConceptInventory completed = inventory.With(new ImportedTerms(file));
                int changed = inventory.All.Zip(completed.All).Count(c => c.First.SnomedId != c.Second.SnomedId && c.First.SnomedId != default);
                int found = inventory.All.Zip(completed.All).Count(c => c.First.SnomedId != c.Second.SnomedId && c.First.SnomedId == default);
                Good(
                    "terminology",
                    $"{file.Name} from {file.Path}: {NumberText.Of(file.About.ActiveConcepts)} active concepts, {NumberText.Of(file.About.MatchedTerms)} terms matched, {NumberText.Of(file.About.MapRows)} map rows; of the inventory {found} identifiers are found by term and {changed} inactive ones replaced");
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                Wrong("terminology", e.Message);
            }
        }

        private void Hours(TeamTimes times)
        {
            DateTimeOffset now = time.GetUtcNow();
            Good("opening hours", times.Describe(now));
            if (times.BankHolidaysEnd.DayNumber - times.Limits.Hours.DayOf(now).DayNumber <= HolidaysKnownFor)
            {
                Wrong("opening hours", $"bank holidays are known until {times.BankHolidaysEnd:O} only: install a newer version, or name the team's closed days in Triage:ClosedDays");
            }
        }

        private Mailbox? StoreState(AppSettings settings)
        {
            string path = Path.GetFullPath(settings.Store.Path);
            if (!File.Exists(path))
            {
                Good("store", $"not there yet: it will be made at {path}");
                Recovery(null, settings);
                return null;
            }

            try
            {
                using var store = LetterStore.Open(PipelineParts.StoreOptions(settings, time));
                AuditReport audit = store.Audit.Verify();
                if (audit.Whole)
                {
                    Good("store", $"opens with its key; audit trail whole ({audit.Rows} rows)");
                }
                else
                {
                    Wrong("store", $"the audit trail has {audit.Findings.Count} findings: run 'audit verify'");
                }

                if (store.Audit.AnchorFailure is { } failure)
                {
                    Wrong("store", $"the audit anchor cannot be written: {failure.Message}");
                }

                Recovery(store.Recovery.State(), settings);
                if (store.Erasures.CleaningDue)
                {
                    Wrong("store", "an erasure was not finished: what was deleted may still stand in free pages or the log. Run 'erase finish'");
                }

                Waiting(store);
                Unsure(store);
                return settings.Mailbox.Imap.Host.Length == 0 ? null : store.Mailboxes.Find(ImapReceiver.SourceOf(PipelineParts.ImapAccount(settings.Mailbox.Imap, settings.Limits)));
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                Wrong("store", e.Message);
                return null;
            }
        }

        private void Recovery(RecoveryState? state, AppSettings settings)
        {
            if (RecoveryDuty.Wanting(state) is { } wanting)
            {
                if (settings.Mailbox.Imap.Host.Length > 0 && settings.Store.RecoveryKeyRequired && state is not { Complete: true })
                {
                    Wrong("recovery key", wanting);
                }
                else
                {
                    Warn("recovery key", wanting);
                }

                return;
            }

            string words = $"made {state!.MadeAt:yyyy-MM-dd} by {state.MadeBy}, last proved {state.ProvedAt:yyyy-MM-dd}";
            if (time.GetUtcNow() - state.ProvedAt > ProvedFor)
            {
                Warn("recovery key", $"{words}: prove it again ('key recovery check')");
            }
            else
            {
                Good("recovery key", words);
            }
        }

        private void Waiting(LetterStore store)
        {
            foreach (Store.Summaries.LabelCount waiting in store.Summaries.Count().Waiting)
            {
                Wrong("store", $"{waiting.Count} mails wait: {waiting.Label}");
            }

            foreach (Mailbox mailbox in store.Mailboxes.All().Where(m => m.State is MailboxState.Refused or MailboxState.Unreachable))
            {
                Wrong("mailbox", $"since {mailbox.StateAt:u} {Labels.Of(mailbox.State)}: {mailbox.StateReason}");
            }

            foreach (MailboxNotice notice in store.Notices.All().Where(n => n.EndedAt is null))
            {
                if (notice.Kind == NoticeKind.SettleFailed)
                {
                    Wrong("mailbox", $"since {notice.FirstAt:u} the server refuses to mark or move {NumberText.Of(notice.Mails)} filed mails; they stay where they are and are tried again. It says: {notice.Words}");
                }
                else if (time.GetUtcNow() - notice.LastAt < AlertShown)
                {
                    Wrong("mailbox", $"{notice.LastAt:u} the server asked that a person be shown: {notice.Words}");
                }
            }
        }

        private void Folder(string folder, CancellationToken cancellation)
        {
            try
            {
                var source = new FolderSource(folder);
                Good("mailbox", $"folder {source.Mailbox} with {NumberText.Of(source.List(cancellation).Count())} mails; nothing in it is ever changed");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Wrong("mailbox", $"the folder '{folder}' cannot be read: {e.Message} Set Mailbox:Folder, or Mailbox:Imap:Host for a real mailbox.");
            }
        }

        private async Task ImapAsync(AppSettings settings, Mailbox? known, CancellationToken cancellation)
        {
            ImapAccount account = PipelineParts.ImapAccount(settings.Mailbox.Imap, settings.Limits);
            try
            {
                await using ImapMailbox mailbox = await ImapMailbox.ConnectAsync(account, time, cancellation).ConfigureAwait(false);
                Good("mailbox", $"signed in to {ImapReceiver.SourceOf(account)}: {NumberText.Of(mailbox.State.Exists)} mails");
                if ((account.ProcessedFolder ?? account.QuarantineFolder) is not null && !mailbox.CanMove)
                {
                    Wrong("mailbox", "the server can neither MOVE nor expunge single mails (UIDPLUS): unset ProcessedFolder and QuarantineFolder");
                }

                DateTimeOffset from = known?.QueueFrom ?? settings.Mailbox.QueueFrom ?? time.GetUtcNow().AddDays(-14);
                DateSplit split = await mailbox.CountByDateAsync(DateOnly.FromDateTime(from.UtcDateTime), cancellation).ConfigureAwait(false);
                Good(
                    "history",
                    $"{NumberText.Of(split.Before)} mails came before {from:yyyy-MM-dd} and are filed as history (coded, not queued, no clock); {NumberText.Of(split.Since)} came since and are queued. Change it with Mailbox:QueueFrom before the first start.");
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                Wrong("mailbox", e.Message);
            }
        }

        private void Tools(AppSettings settings)
        {
            if (PipelineParts.DocumentReader(settings.Limits).PdfToolVersion is { } version)
            {
                Good("pdftotext", version);
            }
            else
            {
                Wrong("pdftotext", "not found: PDF letters wait until it is there. Install poppler-utils, or set Limits:PdfTool.");
            }
        }

        private async Task OutgoingAsync(AppSettings settings, CancellationToken cancellation)
        {
            try
            {
                if (OutgoingParts.Submission(settings.Outgoing, time) is { } submission)
                {
                    await submission.CheckAsync(cancellation).ConfigureAwait(false);
                    Good("outgoing", $"{(settings.Outgoing.Smtp.User.Length == 0 ? "connected" : "signed in")} to {settings.Outgoing.Smtp.Host}:{settings.Outgoing.Smtp.Port}; nothing was sent. Acknowledgements: {(settings.Outgoing.Acknowledge ? "sent" : "not sent")}");
                    if (OutgoingParts.Texts(settings).Unreviewed is > 0 and int unreviewed)
                    {
                        Warn("outgoing", $"{unreviewed} texts and crisis lines have been reviewed by nobody (docs/outgoing.md)");
                    }
                }
                else
                {
                    Good("outgoing", "no server (Outgoing:Smtp:Host): nothing is sent");
                }
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                Wrong("outgoing", e.Message);
            }

            if (!settings.Alerts.HasChannel)
            {
                Warn("alerts", "nobody is told of an emergency that no nurse has claimed, nor that the mailbox is not read: set Alerts:To or Alerts:Command");
            }

            if (!settings.Alerts.HasOutOfHoursContact)
            {
                Warn("alerts", "nobody is told of a message with a red flag that comes outside opening hours: set Alerts:OutOfHoursTo or Alerts:OutOfHoursCommand");
            }

            if (settings.Alerts is { HasChannel: true, HasOutOfHoursContact: true })
            {
                Good("alerts", $"after {settings.Alerts.EmergencyMinutes} min for an emergency, {settings.Alerts.SilenceMinutes} min of silence; again every {settings.Alerts.RepeatMinutes} min. Run 'alert check' by a timer too: it works where the service is gone");
            }
        }

        private void Unsure(LetterStore store)
        {
            foreach (OutboxState state in new[] { OutboxState.Unsure, OutboxState.Failed })
            {
                if (store.Outbox.In(state, MostShown).Count is > 0 and int mails)
                {
                    Warn("outgoing", $"{mails}{(mails == MostShown ? " or more" : "")} mails {(state == OutboxState.Unsure ? "may or may not have been sent" : "were not sent")}: 'outbox list' names them");
                }
            }
        }

        private void Good(string part, string words) => Say(true, part, words);

        private void Warn(string part, string words)
        {
            _warned++;
            Say(true, part, words, warning: true);
        }

        private void Wrong(string part, string words)
        {
            _wrong++;
            Say(false, part, words);
        }

        private void Say(bool good, string part, string words, bool warning = false)
        {
            if (json)
            {
                _checks.Add(new JsonObject { ["part"] = part, ["good"] = good, ["warning"] = warning, ["words"] = words });
            }
            else
            {
                output.WriteLine($"{(warning ? "warn " : good ? "good " : "WRONG")}  {part,-14} {words}");
            }
        }
    }
}
