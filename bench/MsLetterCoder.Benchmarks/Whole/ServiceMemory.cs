using System.Diagnostics;
using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>The real service on a real mailbox: memory after 5,000 mails, and mails a second to state done.</summary>
internal static class ServiceMemory
{
    private const int Mails = 5_000;
    private const double Target = 300;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static async Task RunAsync()
    {
        var report = new Report("service", "The service after 5,000 mails", "whole service");
        if (!OperatingSystem.IsLinux() || RequiredTool.Dovecot.Path is null)
        {
            report.Say("Not measured: it needs Linux, for what /proc tells of a process, and Dovecot (apt-get install dovecot-imapd).");
            report.Write();
            return;
        }

        using var folder = new ScratchFolder();
        await using DovecotServer server = await DovecotServer.StartAsync();
        ImapAccount account = BenchmarkMailbox.Fill(server, Mails, out _);
        using Process service = Process.Start(Settings(folder.Path, account))!;
        Task<string> complaint = service.StandardError.ReadToEndAsync();
        TimeSpan took = await FiledAsync(service);
        Memory busy = Memory.Of(service);
        await Task.Delay(Rest);
        Memory resting = Memory.Of(service);
        Task rest = service.StandardOutput.ReadToEndAsync();
        await BuiltProgram.StopAsync(service);
        await rest;
        if (service.ExitCode != 0)
        {
            throw new InvalidDataException($"The service ended with {service.ExitCode}: {await complaint}");
        }

        report.Add(Figure.AtMost("resident at its peak (VmHWM)", Text(resting.Peak), resting.Peak, Target, "300 MB"));
        report.Add(Figure.AtMost("resident when all was filed (VmRSS)", Text(busy.Resident), busy.Resident, Target, "300 MB"));
        report.Add(Figure.AtMost(string.Create(CultureInfo.InvariantCulture, $"resident {Rest.TotalSeconds:0} s later (VmRSS)"), Text(resting.Resident), resting.Resident, Target, "300 MB"));
        report.Add(new Figure("mailbox to state done, from the start of the process to the last of the mails", string.Create(CultureInfo.InvariantCulture, $"{Mails / took.TotalSeconds:N0} mails/s")));
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"`dotnet MsLetterCoder.App.dll run` on {Mails:N0} mails in a Dovecot folder, over TLS on loopback, default settings; megabytes are 10^6 bytes, as /proc/PID/status tells. Receiving and processing run side by side; each mail is filed in a transaction of its own, synchronous=FULL."));
        report.Write();
    }

    private static ProcessStartInfo Settings(string folder, ImapAccount account)
    {
        ProcessStartInfo start = BuiltProgram.Start(folder, "run");
        const string prefix = "MSLC__";
        start.Environment[prefix + "Store__Path"] = Path.Combine(folder, "data", "letters.db");
        start.Environment[prefix + "Store__AuditAnchorFolder"] = Path.Combine(folder, "anchors");
        start.Environment[prefix + "Store__KeyVariable"] = "MSLC_BENCH_KEY";
        start.Environment["MSLC_BENCH_KEY"] = string.Concat(Enumerable.Repeat("5a17c0de", 8));
        start.Environment[prefix + "Store__RecoveryKeyRequired"] = "false";
        start.Environment[prefix + "Mailbox__Imap__Host"] = account.Host;
        start.Environment[prefix + "Mailbox__Imap__Port"] = account.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment[prefix + "Mailbox__Imap__User"] = account.User;
        start.Environment[prefix + "Mailbox__Imap__ExtraRootsPath"] = account.ExtraRootsPath;
        start.Environment["MSLC_MAILBOX_SECRET"] = DovecotServer.Password;
        return start;
    }

    /// <summary>Waits until the service's log has told of every mail (one line each).</summary>
    private static async Task<TimeSpan> FiledAsync(Process service)
    {
        using var limit = new CancellationTokenSource(Longest);
        long began = Stopwatch.GetTimestamp();
        for (int filed = 0; filed < Mails;)
        {
            string line = await service.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidDataException("The service ended before all mails were filed.");
            filed += line.Contains("StoredMailProcessor", StringComparison.Ordinal) ? 1 : 0;
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private static string Text(double megabytes) => string.Create(CultureInfo.InvariantCulture, $"{megabytes:N0} MB");

    /// <summary>Megabytes of memory of a process.</summary>
    private sealed record Memory(double Peak, double Resident)
    {
        public static Memory Of(Process process)
        {
            string[] lines = File.ReadAllLines($"/proc/{process.Id}/status");
            double Value(string name) => double.Parse(lines.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
            return new Memory(Value("VmHWM:"), Value("VmRSS:"));
        }
    }
}
