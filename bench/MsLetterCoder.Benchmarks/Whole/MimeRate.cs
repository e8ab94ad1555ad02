using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>How fast mail is read: megabytes a second of raw mail.</summary>
internal static class MimeRate
{
    private const int Runs = 5;
    private const int Large = 8 << 20;

    public static void Run()
    {
        var report = new Report("mime", "Reading of mail", "whole mime");
        var mixer = new MailMixer(seed: 7);
        MailReader reader = Parts.MailReader();
        byte[][] typical = [.. Enumerable.Range(0, 1_000).Select(_ => mixer.Next())];
        Measure(report, "typical mails, structure and decoding", typical, mail => MimeReader.Read(mail));
        Measure(report, "typical mails, to text and documents", typical, mail => reader.Read(mail));
        Measure(report, "an 8 MiB file in base64, structure and decoding", [mixer.LargeFile(Large * 3 / 4)], mail => MimeReader.Read(mail));
        Measure(report, "8 MiB of plain text, to text", [mixer.LongText(Large)], mail => reader.Read(mail));
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Megabytes (10^6 bytes) of raw mail, one thread, the best of {Runs} runs after as many of warm-up. Typical mails are {typical.Length} of {typical.Average(m => m.Length):N0} bytes on average: letters as text, patients' messages as text and HTML, letters attached in base64."));
        report.Write();
    }

    private static void Measure(Report report, string what, byte[][] mails, Action<byte[]> read)
    {
        void All() => Array.ForEach(mails, mail => read(mail));
        Measured.Best(Runs, All);
        Measured best = Measured.Best(Runs, All);
        double megabytes = mails.Sum(m => (long)m.Length) / 1e6;
        report.Add(new Figure(what, string.Create(
            CultureInfo.InvariantCulture,
            $"{megabytes / best.Clock.TotalSeconds:N0} MB/s by the clock, {megabytes / best.Processor.TotalSeconds:N0} MB/s of processor time{(mails.Length > 1 ? $", {best.Processor.TotalMicroseconds / mails.Length:N0} µs a mail" : "")}")));
    }
}
