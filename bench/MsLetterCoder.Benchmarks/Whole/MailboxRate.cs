using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Store;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>Mails a second from a real Dovecot on loopback into the store, against a plain client that only downloads and parses the same mailbox.</summary>
internal static class MailboxRate
{
    private const int Mails = 3_000;
    private const int Rounds = 5;
    private const double Target = 0.8;

    public static async Task RunAsync()
    {
        var report = new Report("mailbox", "From mailbox to store", "whole mailbox");
        if (RequiredTool.Dovecot.Path is null)
        {
            report.Say($"Not measured: {RequiredTool.Dovecot.Name} is not installed (apt-get install {RequiredTool.Dovecot.Package}).");
            report.Write();
            return;
        }

        await using DovecotServer server = await DovecotServer.StartAsync();
        ImapAccount account = BenchmarkMailbox.Fill(server, Mails, out long bytes);
        MailReader reader = Parts.MailReader();
        var download = new List<Took>();
        var parse = new List<Took>();
        var read = new List<Took>();
        var received = new List<Took>();
        await Download(account, _ => { }); // The server makes its index, and the code is compiled.
        for (int round = 0; round <= Rounds; round++)
        {
            download.Add(await Download(account, _ => { }));
            parse.Add(await Download(account, raw => MimeReader.Read(raw)));
            received.Add(await Receive(account, thenProcess: false));
            read.Add(await Download(account, raw => reader.Read(raw)));
        }

        Took done = await Receive(account, thenProcess: true);

        double plain = Rate(parse);
        double stored = Rate(received);
        report.Add(new Figure("plain client: downloads only", Text(Rate(download))));
        report.Add(new Figure("plain client: downloads and parses (structure, decoded parts)", Text(plain)));
        report.Add(new Figure("the same with charsets, HTML to text, attachments", Text(Rate(read))));
        report.Add(new Figure("to state received, durable", Text(stored)));
        double ratio = stored / plain;
        report.Add(Figure.AtLeast("received against downloading and parsing", ratio.ToString("0.00", CultureInfo.InvariantCulture), ratio, Target, "0.8"));
        double[] ratios = [.. received.Skip(1).Zip(parse.Skip(1), (r, p) => p.Wall / r.Wall).Order()];
        report.Add(new Figure("the same, median of rounds (lowest to highest)", string.Create(CultureInfo.InvariantCulture, $"{ratios[Rounds / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})")));
        report.Add(new Figure("processor time of this process a mail: downloads and parses, to state received", string.Create(CultureInfo.InvariantCulture, $"{Processor(parse):0.0} µs, {Processor(received):0.0} µs")));
        report.Add(new Figure("to state done: first all received, then read, coded, triaged and filed one by one", Text(Mails / done.Wall.TotalSeconds)));
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{Mails:N0} mails of {bytes / (double)Mails:N0} bytes on average in one Dovecot folder, over TLS on loopback; each figure takes in the connection and sign-in. The best of {Rounds} rounds after one of warm-up (to state done: one run), each into a new store (WAL, synchronous=FULL). "
            + $"Both sides use this project's IMAP client, with the next batch always asked for in advance; the plain client keeps nothing. Server, client and store share the machine's cores."));
        report.Write();

        string Text(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:N0} mails/s, {rate * bytes / Mails / 1e6:N1} MB/s");
    }

    /// <summary>Microseconds a mail, the least of the rounds: it depends less than a rate on what else the machine does.</summary>
    private static double Processor(List<Took> rounds) => rounds.Skip(1).Min(r => r.Processor).TotalMicroseconds / Mails;

    private static double Rate(List<Took> rounds) => Mails / rounds.Skip(1).Min(r => r.Wall).TotalSeconds;

    private static async Task<Took> Download(ImapAccount account, Action<byte[]> parse)
    {
        int count = 0;
        var clock = Clock.Start();
        await using ImapMailbox mailbox = await ImapMailbox.ConnectAsync(account, TimeProvider.System, CancellationToken.None);
        await foreach (ImapItem item in mailbox.FetchAsync(1, null, CancellationToken.None))
        {
            parse(item.Raw!);
            count++;
        }

        Took took = clock.Stop();
        return count == Mails ? took : throw new InvalidDataException($"{count} of {Mails} mails were downloaded.");
    }

    private static async Task<Took> Receive(ImapAccount account, bool thenProcess)
    {
        using var folder = new ScratchFolder();
        using LetterStore store = Parts.NewStore(folder.Path);
        StoredMailProcessor? processor = thenProcess
            ? new StoredMailProcessor(store, Parts.Pipeline(store), TimeProvider.System, attempts: 1, NullLogger<StoredMailProcessor>.Instance)
            : null;
        int count = 0;
        var clock = Clock.Start();
        var receiver = new ImapReceiver(store, account, DateTimeOffset.UnixEpoch, TimeProvider.System, NullLogger<ImapReceiver>.Instance);
        await receiver.ReceiveOnceAsync(added => count += added, CancellationToken.None);
        processor?.ProcessDue(null, CancellationToken.None);
        Took took = clock.Stop();
        return count == Mails ? took : throw new InvalidDataException($"{count} of {Mails} mails were stored.");
    }

    private readonly record struct Took(TimeSpan Wall, TimeSpan Processor);

    private readonly record struct Clock(long Began, TimeSpan Used)
    {
        public static Clock Start() => new(TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public Took Stop() => new(TimeProvider.System.GetElapsedTime(Began), Environment.CpuUsage.TotalTime - Used);
    }
}
