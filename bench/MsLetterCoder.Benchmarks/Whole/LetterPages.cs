using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Hosting;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>The coder's pages over a large store: from the request to the last byte of the answer, over the loopback.</summary>
internal static class LetterPages
{
    private const int AtOnce = 500;
    private const int Real = 460; // so many that no page of the queue shows a copy, whose sealed words are another letter's
    private const int Mentions = 60;
    private const int Opened = 200;
    private const int Steps = 50;
    private const double Target = 100;
    private const string Password = "four odd words here";

    public static async Task RunAsync(int letters)
    {
        var report = new Report("letter-pages", string.Create(CultureInfo.InvariantCulture, $"The coder's pages with {letters} letters in the store"), "whole letter-pages");
        using var folder = new ScratchFolder();
        (string text, DocumentAnalysis analysis, ClinicalKnowledge knowledge) = Letter();
        List<long> items;
        using (LetterStore store = Parts.NewStore(folder.Path))
        {
            items = File(store, text, analysis);
            long account = store.Accounts.Add("bench", [Role.Coder], PasswordRules.Hash(Password), "bench");
            store.Accounts.SetPassword(account, PasswordRules.Hash(Password), mustChange: false, "bench");
        }

        long began = Stopwatch.GetTimestamp();
        Multiply(Path.Combine(folder.Path, "data", "letters.db"), letters);
        Console.WriteLine($"Store of {letters} letters made in {Stopwatch.GetElapsedTime(began)}.");
        using (LetterStore store = Parts.NewStore(folder.Path))
        {
            WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.Services.AddSingleton(store);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddSingleton(new CodeBook(knowledge, null));
            builder.AddReview(new ReviewSettings { Port = 0 });
            await using WebApplication app = builder.Build();
            app.MapReview();
            await app.StartAsync().ConfigureAwait(false);
            using HttpClient client = await SignInAsync(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single())).ConfigureAwait(false);
            await MeasureAsync(report, client, items, analysis.Mentions.Count).ConfigureAwait(false);
            await app.StopAsync().ConfigureAwait(false);
        }

        report.Say($"{Real} letters are filed as in service; the others are copies of the first in the store's tables, made by SQL, so that every table and index has its full size; all wait in the queue. "
            + $"The page is asked for over HTTP on the loopback by a client in the same process, signed in, and holds the letter of {text.Length} characters with {analysis.Mentions.Count} mentions, its codes, "
            + "the patient and the earlier letters; that it was looked at is written into the audit trail, a durable transaction each time. 'Processor' is what server and client took together.");
        report.Write();
    }

    private static async Task MeasureAsync(Report report, HttpClient client, List<long> items, int mentions)
    {
        List<long> waiting = [.. items.Take(Opened)];
        await TimesAsync(waiting.Take(20), id => client.GetStringAsync(Relative($"/letters/{id}"))).ConfigureAwait(false);
        (double[] open, double processor, long size) = await TimesAsync(waiting, id => client.GetStringAsync(Relative($"/letters/{id}"))).ConfigureAwait(false);
        report.Add(Figure.AtMost(string.Create(CultureInfo.InvariantCulture, $"open a letter with {mentions} mentions, median of {Opened}"), Text(open[open.Length / 2]), open[open.Length / 2], Target, "100 ms"));
        report.Add(new Figure("95 of 100 within; slowest", $"{Text(open[(int)(0.95 * open.Length)])}; {Text(open[^1])}"));
        report.Add(new Figure("processor time of one; size of the page", $"{Text(processor)}; {size / 1024} kB"));
        (double[] accept, double acceptProcessor, _) = await TimesAsync(waiting.Take(Steps), async id =>
        {
            string page = await client.GetStringAsync(Relative($"/letters/{id}")).ConfigureAwait(false);
            return await PostAsync(client, $"/letters/{id}/step", page, ("quick", "accepted c0")).ConfigureAwait(false);
        }).ConfigureAwait(false);
        report.Add(new Figure("open, accept a code and see the page again, median", Text(accept[accept.Length / 2])));
        report.Add(new Figure("processor time of that", Text(acceptProcessor)));
        foreach ((string name, string path) in new[] { ("queue by age", "/letters"), ("queue by confidence", "/letters?order=doubt"), ("queue, what nobody has", "/letters?share=free") })
        {
            (double[] queue, double queueProcessor, _) = await TimesAsync(Enumerable.Range(0, 10).Select(i => (long)i), _ => client.GetStringAsync(Relative(path))).ConfigureAwait(false);
            report.Add(new Figure($"{name}, median of 10; processor", $"{Text(queue[queue.Length / 2])}; {Text(queueProcessor)}"));
        }
    }

    private static async Task<(double[] Milliseconds, double Processor, long Size)> TimesAsync(IEnumerable<long> ids, Func<long, Task<string>> work)
    {
        var times = new List<double>();
        long size = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        foreach (long id in ids)
        {
            long began = Stopwatch.GetTimestamp();
            size = (await work(id).ConfigureAwait(false)).Length;
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count;
        times.Sort();
        return ([.. times], processor, size);
    }

    private static async Task<HttpClient> SignInAsync(Uri address)
    {
#pragma warning disable CA2000, CA5400 // The client owns its handler; plain HTTP on the loopback has no certificate to revoke.
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
#pragma warning restore CA2000, CA5400
        string page = await client.GetStringAsync(Relative("/sign-in")).ConfigureAwait(false);
        await PostAsync(client, "/sign-in", page, ("name", "bench"), ("password", Password)).ConfigureAwait(false);
        return client;
    }

    private static async Task<string> PostAsync(HttpClient client, string path, string page, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(f => f.Name, f => f.Value);
        foreach (string name in new[] { "token", "version", "analysis" })
        {
            all[name] = Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;
        }

        using var content = new FormUrlEncodedContent(all);
        using HttpResponseMessage answer = await client.PostAsync(Relative(path), content).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    /// <summary>A letter made of several, as long as it takes to name concepts sixty times.</summary>
    private static (string Text, DocumentAnalysis Analysis, ClinicalKnowledge Knowledge) Letter()
    {
        DocumentAnalyser analyser = Parts.Analyser(out ClinicalKnowledge knowledge);
        string text = "";
        foreach (string letter in LetterMixer.Make(40))
        {
            text += (text.Length == 0 ? "" : "\n\n") + letter;
            DocumentAnalysis analysis = analyser.Analyse(new DocumentInput { Text = text });
            if (analysis.Mentions.Count >= Mentions)
            {
                return (text, analysis with { Kind = DocumentKind.ClinicLetter, KindUnsure = false, Triage = null, Facts = analysis.Facts with { NhsNumber = "9990000018" } }, knowledge);
            }
        }

        throw new InvalidDataException("The corpus gives no letter of so many mentions.");
    }

    private static List<long> File(LetterStore store, string text, DocumentAnalysis analysis)
    {
        long mailbox = store.Mailboxes.Get("imap://bench@localhost/INBOX", null).Id;
        long run = store.Filing.StartRun(PipelineParts.Versions(Parts.ModelFolder));
        var items = new List<long>();
        for (int i = 0; i < Real; i++)
        {
            string name = i.ToString(CultureInfo.InvariantCulture);
            long id = store.Intake.Receive(mailbox, [new ReceivedMail { UidValidity = 1, Uid = i + 1, Identity = name, Raw = new byte[] { 1 }, ReceivedAt = DateTimeOffset.UnixEpoch, ReceivedSource = ReceivedSource.InternalDate }])[0]!.Value;
            var document = new DocumentText { Text = text, Origin = TextOrigin.Plain, Renderer = "plain/1" };
            var mail = new IncomingMessage { MessageId = name, From = new EmailAddress("Clinic", $"clinic{i % 7}@example.org"), Body = document, ContentHash = name };
            items.AddRange(store.Filing.File(new FiledMessage
            {
                MessageId = id,
                RunId = run,
                Mail = mail,
                Documents = [new FiledDocument { Part = "", Text = document, Analysis = analysis, MediaType = "text/plain", PatientNames = ["Pat Example"] }],
            }).WorkItems);
        }

        return items;
    }

    /// <summary>Copies the first letter's rows until there are so many letters. The copies' sealed fields cannot be opened, and nothing opens them.</summary>
    private static void Multiply(string path, int letters)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        void Run(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            command.ExecuteNonQuery();
        }

        Run("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF");
        string[] owned = ["region", "mention", "icd10", "icd10_mention", "icd10_left_out", "icd10_left_out_mention"];
        for (int from = Real + 1; from <= letters; from += AtOnce)
        {
            string numbers = string.Create(CultureInfo.InvariantCulture, $"(WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {Math.Min(letters, from + AtOnce - 1)}) SELECT i FROM n)");
            Run("BEGIN");
            Copy(connection, "message", numbers, "id = 1", ("id", "n.i"), ("uid", "n.i"), ("identity_hash", "randomblob(32)"), ("message_id_hash", "randomblob(32)"), ("content_hash", "randomblob(32)"), ("body_hash", "randomblob(32)"));
            Copy(connection, "document", numbers, "id = 1", ("id", "n.i"), ("message_id", "n.i"), ("text_hash", "randomblob(32)"), ("patient_id", "NULL"), ("patient_basis", "NULL"));
            Copy(connection, "analysis", numbers, "id = 1", ("id", "n.i"), ("document_id", "n.i"));
            Copy(connection, "work_item", numbers, "id = (SELECT min(id) FROM work_item)", ("id", "n.i + 1000000"), ("message_id", "n.i"), ("document_id", "n.i"), ("confidence", "0.9 + abs(random() % 1000) / 10000.0"));
            foreach (string table in owned)
            {
                Copy(connection, table, numbers, "analysis_id = 1", ("analysis_id", "n.i"));
            }

            Run("COMMIT");
        }
    }

    private static void Copy(SqliteConnection connection, string table, string numbers, string which, params (string Column, string Value)[] changed)
    {
        var columns = new List<string>();
        using (SqliteCommand names = connection.CreateCommand())
        {
            names.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            using SqliteDataReader reader = names.ExecuteReader();
            while (reader.Read())
            {
                columns.Add(reader.GetString(0));
            }
        }

        using SqliteCommand copy = connection.CreateCommand();
        copy.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(c => Array.Find(changed, p => p.Column == c).Value ?? $"t.{c}"))} FROM {table} t, {numbers} n WHERE t.{which}";
        copy.CommandTimeout = 0;
        copy.ExecuteNonQuery();
    }

    private static string Text(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");
}
