using System.CommandLine;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.App.Commands;

/// <summary><c>process PATH…</c>: documents in, JSON lines out. Stateless: each document is judged on itself alone, unless --store names what is known of patients.</summary>
internal static class ProcessCommand
{
    public static Command Create(TimeProvider time)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files (.eml, .txt, .html, .rtf, .docx, .pdf), Maildirs or folders.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "JSON lines (the only form so far; implied)." };
        var text = new Option<bool>("--text") { Description = "Print the text and subject of each document too." };
        var all = new Option<bool>("--all") { Description = "Print mentions and codes below the threshold 'ask' too." };
        var restricted = new Option<bool>("--restricted") { Description = "Print results that the law restricts too: HIV and other sexually transmitted infections, assisted conception, termination, gender history." };
        var output = new Option<string?>("--output") { Description = "Write to this file, made with mode 0600, instead of standard output." };
        var store = new Option<string?>("--store") { Description = "A store whose patients, threads and falls count; nothing is written to it." };
        var command = new Command("process", "Reads, codes and triages files once, to JSON lines.") { paths, json, text, all, restricted, output, store, CommonOptions.Nation, CommonOptions.Overrides, CommonOptions.Config };
        command.SetAction((parse, cancellation) =>
        {
            using Stream stream = parse.GetValue(output) is { } file ? PrivateFile.Create(file) : Console.OpenStandardOutput();
            using var buffered = new BufferedStream(stream, 1 << 16);
            AppSettings settings = CommonOptions.CodingSettings(parse);
            using LetterStore? patients = parse.GetValue(store) is { } path ? OpenExisting(path, settings, time) : null;
            var run = new ProcessRun(settings, patients, new DocumentJson(buffered, new DocumentJsonOptions
            {
                Text = parse.GetValue(text),
                All = parse.GetValue(all),
                Restricted = parse.GetValue(restricted),
                Thresholds = settings.Coding.Thresholds,
            }));
            return Task.FromResult(run.Run(parse.GetRequiredValue(paths), cancellation));
        });
        return command;
    }

    private static LetterStore OpenExisting(string path, AppSettings settings, TimeProvider time)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no store at '{path}'.");
        }

        settings.Store.Path = path;
        return LetterStore.Open(PipelineParts.StoreOptions(settings, time));
    }

    private sealed class ProcessRun(AppSettings settings, LetterStore? patients, DocumentJson output)
    {
        private readonly DocumentReader _documents = PipelineParts.DocumentReader(settings.Limits);
        private readonly DocumentAnalyser _analyser = PipelineParts.Analyser(PipelineParts.ModelFolder(settings.Models).Read(), out _, settings, PipelineParts.Terminology(settings.Terminology));
        private int _failed;

        public int Run(string[] paths, CancellationToken cancellation)
        {
            MailReader mails = PipelineParts.MailReader(settings.Limits, _documents);
            foreach (string path in paths.SelectMany(DocumentFile.Below))
            {
                cancellation.ThrowIfCancellationRequested();
                byte[] bytes;
                try
                {
                    bytes = File.ReadAllBytes(path);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    Quarantine(path, null, null, new Unreadable(UnreadableKind.Damaged, $"The file cannot be read ({e.GetType().Name})."));
                    continue;
                }

                if (DocumentFile.IsMail(path))
                {
                    Mail(path, mails.Read(bytes, cancellation), cancellation);
                }
                else
                {
                    Document(path, _documents.Read(bytes, null, path, cancellation), cancellation);
                }
            }

            return _failed == 0 ? ExitCodes.Good : ExitCodes.Failed;
        }

        private void Mail(string path, MailReading reading, CancellationToken cancellation)
        {
            if (reading.Message is not { } mail)
            {
                Quarantine(path, null, null, reading.Unreadable!);
                return;
            }

            MailContents contents = MailContents.Of(mail);
            KnownMail? known = patients is null ? null
                : new KnownMail(patients, mail, patients.Messages.Find(mail), mail.TopReceived is { } received ? settings.Times.DayOf(received) : null, new SenderRules(settings.Mailbox));
            foreach (MailDocument document in contents.Documents)
            {
                Write(path, document, known, mail, cancellation);
            }

            foreach (UnreadablePart part in contents.Unreadable)
            {
                Quarantine(path, part.Part.Length == 0 ? null : IdOf(path, ""), part.Part, part.Unreadable);
            }
        }

        private void Document(string path, DocumentReading reading, CancellationToken cancellation)
        {
            if (reading.Text is { } text)
            {
                Write(path, new MailDocument { Part = "", Text = text }, null, null, cancellation);
            }
            else
            {
                Quarantine(path, null, null, reading.Unreadable!);
            }
        }

        private void Write(string path, MailDocument document, KnownMail? known, IncomingMessage? mail, CancellationToken cancellation)
        {
            DocumentAnalysis analysis = _analyser.Analyse(known?.Input(document) ?? Unknown(document, mail), cancellation);
            analysis = known?.WithFalls(document, analysis) ?? analysis;
            output.Write(IdOf(path, document.Part), path, document.ParentPart is { } parent ? IdOf(path, parent) : null, document, analysis);
        }

        /// <summary>What is given of a document that came with no mail, or where no store is named; with one, drugs of the patient whose NHS number the document states.</summary>
        private DocumentInput Unknown(MailDocument document, IncomingMessage? mail)
        {
            long? patient = patients?.Patients.Match(new PatientEvidence { NhsNumber = DocumentAnalyser.IdentityIn(document.Text.Text).NhsNumber }).ConfirmedPatient;
            DocumentInput input = document.ToInput(patient is { } known ? patients!.Patients.KnownDrugs([known]) : []) with
            {
                Received = mail?.TopReceived is { } received ? settings.Times.DayOf(received) : null,
            };
            return patient is { } one ? input with { LastDoses = patients!.Patients.LastDoses([one]) } : input;
        }

        private void Quarantine(string path, string? parent, string? part, Unreadable unreadable)
        {
            _failed++;
            output.WriteQuarantined(path, parent, part, unreadable);
        }

        private static string IdOf(string path, string part)
        {
            string name = Path.GetFileNameWithoutExtension(path);
            return part.Length == 0 ? name : $"{name}#{part}";
        }
    }
}
