using System.Globalization;
using BenchmarkDotNet.Attributes;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.Benchmarks.Functions;

/// <summary>Durable writes: what a disk costs is in these figures.</summary>
public class StoreFunctions
{
    private const int Batch = 64;

    private readonly MailMixer _mixer = new(seed: 5);
    private string _folder = "";
    private LetterStore _store = null!;
    private long _mailbox;
    private long _run;
    private long _lastUid;
    private byte[][] _mails = [];
    private (IncomingMessage Mail, DocumentText Text, DocumentAnalysis Analysis) _letter;
    private readonly Queue<long> _received = new();

    [GlobalSetup]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("mslc-bench-").FullName;
        _store = Parts.NewStore(_folder);
        _mailbox = _store.Mailboxes.Get("imap://bench@localhost/INBOX", null).Id;
        _run = _store.Filing.StartRun(PipelineParts.Versions(Parts.ModelFolder));
        _mails = [.. Enumerable.Range(0, Batch).Select(_ => _mixer.Next())];
        IncomingMessage mail = Parts.MailReader().Read(_mails[0]).Message!;
        _letter = (mail, mail.Body!, Parts.Analyser(out _).Analyse(new DocumentInput { Text = mail.Body!.Text }));
    }

    [GlobalCleanup]
    public void Close()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Description = "store: receive 64 mails of 3 kB in one transaction")]
    public int Receive() => _store.Intake.Receive(_mailbox, [.. _mails.Select(Next)]).Count;

    /// <summary>One operation is one mail: what is filed was received by the setup of the iteration.</summary>
    [Benchmark(Description = "store: file one coded letter")]
    public bool File()
    {
        if (!_received.TryDequeue(out long id))
        {
            // The setup below gives enough for what an iteration asks; more are received in the same way.
            ReceiveForFiling();
            id = _received.Dequeue();
        }

        FiledDocument document = new() { Part = "", Text = _letter.Text, Subject = "Clinic letter", Analysis = _letter.Analysis, MediaType = "message/rfc822" };
        IncomingMessage mail = _letter.Mail with { MessageId = id.ToString(CultureInfo.InvariantCulture) };
        return _store.Filing.File(new FiledMessage { MessageId = id, RunId = _run, Mail = mail, Documents = [document] }).State == PipelineState.Done;
    }

    [IterationSetup(Target = nameof(File))]
    public void ReceiveForFiling()
    {
        while (_received.Count < 4 * Batch)
        {
            foreach (long? id in _store.Intake.Receive(_mailbox, [.. _mails.Select(Next)]))
            {
                _received.Enqueue(id!.Value);
            }
        }
    }

    private ReceivedMail Next(byte[] raw)
    {
        long uid = ++_lastUid;
        return new ReceivedMail
        {
            UidValidity = 1,
            Uid = uid,
            Identity = uid.ToString(CultureInfo.InvariantCulture),
            Raw = raw,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            ReceivedSource = ReceivedSource.InternalDate,
        };
    }
}
