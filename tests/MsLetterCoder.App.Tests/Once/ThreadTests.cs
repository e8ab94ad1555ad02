using System.Diagnostics;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.App.Tests.Once;

/// <summary>What the store knows changes how a mail is read: real store, real pipeline.</summary>
public sealed class ThreadTests : IDisposable
{
    private const string Ann = "Test Person <ann@example.org>";
    private const string Alarm = "I fell down the stairs last night and hit my head, and I cannot get up.";
    private const string Calm = "Thank you for ringing me back. Could you please move my appointment to another day in June?";
    private const string Patients =
        """
        nhs_number,names,date_of_birth,addresses
        9990000018,Testa Person,1984-03-12,ann@example.org;shared@example.org
        9990000026,Bob Marktesttwo,1979-11-02,shared@example.org
        """;

    private static readonly string[] FourMails = ["one", "two", "three", "four"];
    private static readonly string[] ThreeSenders = ["forged", "other", "shared"];

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task QuotedText_IsLeftOutWhereItIsStoredAndReadAsNewWhereNot()
    {
        _place.Put("1.eml", ThreadMails.Mail("one", 1, Ann, Alarm));
        _place.Put("2.eml", ThreadMails.Mail("two", 2, Ann, ThreadMails.Quoting(Calm, Alarm), names: ["one"]));
        _place.Put("3.eml", ThreadMails.Mail("three", 3, "Other <other@example.org>", ThreadMails.Quoting(Calm, Alarm), names: ["one"]));
        await _place.OnceAsync();

        using var view = _place.Look();
        DocumentRecord first = Own(view, "one"), known = Own(view, "two"), unknown = Own(view, "three");
        Assert.Contains(first.Analysis.Triage!.RedFlags, f => f.Key == "serious_injury");
        Assert.Empty(known.Analysis.UnseenQuotes);
        Assert.Empty(known.Analysis.Triage!.RedFlags);
        Assert.DoesNotContain("stairs", Content(known), StringComparison.Ordinal);

        Assert.Equal($"> {Alarm}", Words(unknown, unknown.Analysis.UnseenQuotes.Single()));
        Assert.Contains("stairs", Content(unknown), StringComparison.Ordinal);
        Assert.Contains(unknown.Analysis.Triage!.RedFlags, f => f.Key == "serious_injury");
        Assert.True(unknown.Analysis.Triage.Urgency >= Urgency.Soon);
        Assert.Single(view.Store.Threads.Of(Id(view, "three")));
        Assert.Equal(2, view.Store.Threads.Of(Id(view, "two")).Count);
    }

    [Fact]
    public async Task QuotedText_ThatTheTeamSentIsNoNews()
    {
        const string Advice = "If you cannot pass urine at all or your legs go numb, ring 999 at once.";
        _place["Mailbox:TeamAddresses"] = "ms.team@example.org, nurse@example.org";
        _place.Put("1.eml", ThreadMails.Mail("one", 1, "Nurse <nurse@example.org>", Advice).Replaced("To: ms.team@example.org", "To: ann@example.org"));
        _place.Put("2.eml", ThreadMails.Mail("two", 2, Ann, ThreadMails.Quoting(Calm, Advice), names: ["one"]));
        _place.Put("3.eml", ThreadMails.Mail("three", 3, "Mallory <mallory@example.org>", ThreadMails.Quoting(Calm, Advice), names: ["one"]));
        await _place.OnceAsync();

        using var view = _place.Look();
        Assert.Empty(Own(view, "two").Analysis.UnseenQuotes);
        Assert.Single(Own(view, "three").Analysis.UnseenQuotes);
        Assert.True(Own(view, "three").Analysis.Triage!.Urgency >= Urgency.Soon);
        Assert.Equal(1, view.Store.Summaries.Count().QuotedUnseen);
    }

    [Fact]
    public async Task QuotedText_ChangedByOneWordIsNew()
    {
        _place.Put("1.eml", ThreadMails.Mail("one", 1, Ann, "I am well and I do not want to end my life."));
        _place.Put("2.eml", ThreadMails.Mail("two", 2, Ann, ThreadMails.Quoting(Calm, "I am well and I do want to end my life."), names: ["one"]));
        await _place.OnceAsync();
        using var view = _place.Look();
        Assert.Single(Own(view, "two").Analysis.UnseenQuotes);
        Assert.True(Own(view, "two").Analysis.Triage!.Urgency >= Urgency.Soon);
    }

    [Fact]
    public async Task Subject_OfTheThreadIsNotReadAgainAndWithoutAThreadItIs()
    {
        const string Subject = "BRENDA ON FLOOR";
        _place.Put("1.eml", ThreadMails.Mail("one", 1, Ann, "Please ring me.", Subject));
        _place.Put("2.eml", ThreadMails.Mail("two", 2, Ann, Calm, Subject, ["one"]));
        _place.Put("3.eml", ThreadMails.Mail("three", 3, Ann, Calm, Subject));
        _place.Put("4.eml", ThreadMails.Mail("four", 4, "Other <other@example.org>", Calm, Subject, ["one"]));
        await _place.OnceAsync();

        using var view = _place.Look();
        Dictionary<string, bool> read = FourMails.ToDictionary(id => id, id => Own(view, id).Analysis is var a
            && (a.Mentions.Any(m => m.In == TextField.Subject) || a.Triage!.RedFlags.Any(f => f.In == TextField.Subject)));
        Assert.Equal([("one", true), ("two", false), ("three", true), ("four", true)], read.Select(r => (r.Key, r.Value)));
    }

    [Fact]
    public async Task Falls_OfLetterAndMessageTogetherRaiseRepeatedFalls()
    {
        const string Told = "I had a fall in the kitchen on 18 May 2024. I am not hurt. Could someone look at my splint?";
        await ImportAsync();
        _place.Put("1.eml", ThreadMails.Mail("letter", 15, "Clinic <clinic@example.org>", Mails.LetterText.Replace("She reports fatigue", "She had a fall on 2 May 2024. She reports fatigue", StringComparison.Ordinal)));
        _place.Put("2.eml", ThreadMails.Mail("fall", 20, Ann, Told));
        _place.Put("3.eml", ThreadMails.Mail("again", 21, Ann, Told, names: ["fall"]));
        _place.Put("4.eml", ThreadMails.Mail("none", 22, Ann, Calm));
        _place.Put("5.eml", ThreadMails.Mail("stranger", 22, "Other <other@example.org>", Told));
        await _place.OnceAsync();

        using var view = _place.Look();
        const string Reason = "2 falls in 12 months in stored documents: at least soon";
        foreach (string id in (string[])["fall", "again"])
        {
            TriageResult triage = Own(view, id).Analysis.Triage!;
            Assert.Contains(Reason, triage.Reasons);
            Assert.Contains(triage.RedFlags, f => f.Key == "repeated_falls" && Words(Own(view, id), f.Evidence).Contains("fall", StringComparison.Ordinal));
            Assert.True(triage.Urgency >= Urgency.Soon);
        }

        Assert.All((string[])["none", "stranger"], id => Assert.DoesNotContain(Own(view, id).Analysis.Triage!.Reasons, r => r.Contains("stored documents", StringComparison.Ordinal)));
        long ann = view.Store.Patients.FindByNhsNumber("9990000018")!.Id;
        Assert.Equal([new DateOnly(2024, 5, 2), new DateOnly(2024, 5, 18)], view.Store.Falls.Of(ann, new DateOnly(2024, 5, 22)).Days);
        Assert.Equal(1, view.Store.Falls.Count(new DateOnly(2024, 5, 22)).Repeated);
        Assert.Equal(0, view.Store.Falls.Count(new DateOnly(2026, 5, 22)).Repeated);
    }

    [Fact]
    public async Task Sender_IsBelievedAsTheConfiguredServerSaysAndOnlyThat()
    {
        await ImportAsync();
        _place["Mailbox:AuthenticationServer"] = "mx.example.org";
        _place.Put("1.eml", ThreadMails.Mail("forged", 1, Ann, Calm, fields: "Authentication-Results: mx.example.org; dmarc=fail; dkim=fail\n"));
        _place.Put("2.eml", ThreadMails.Mail("other", 2, Ann, Calm, fields: "Authentication-Results: elsewhere.example.org; dmarc=fail\n"));
        _place.Put("3.eml", ThreadMails.Mail("shared", 3, "x <shared@example.org>", Calm));
        await _place.OnceAsync();

        using var view = _place.Look();
        Assert.Equal([(SenderCheck.Fail, MatchStatus.Unconfirmed), (SenderCheck.None, MatchStatus.Confirmed), (SenderCheck.None, MatchStatus.Unverified)],
            ThreeSenders.Select(id => (Message(view, id).SenderCheck, view.Store.Patients.MatchesOf(Id(view, id)).Single().Match.Status)));
        Assert.Equal([false, true, false], ThreeSenders.Select(id => Own(view, id).PatientId is not null));
        Assert.Equal(["mx.example.org; dmarc=fail; dkim=fail"], Message(view, "forged").Evidence!.AuthenticationResults);
    }

    [Fact]
    public async Task Drug_OfSomebodyWhoIsPerhapsThePatientOnlyRaises()
    {
        const string Text = "For two weeks I have been more and more confused and clumsy on one side, my wife says my personality has changed.";
        await ImportAsync();
        _place.Put("1.eml", ThreadMails.Mail("letter", 1, "Clinic <clinic@example.org>", Mails.LetterText.Replace("EDSS: 4.0", "Current medication: natalizumab 300 mg every four weeks\n\nEDSS: 4.0", StringComparison.Ordinal)));
        _place.Put("2.eml", ThreadMails.Mail("sure", 2, Ann, Text));
        _place.Put("3.eml", ThreadMails.Mail("perhaps", 3, "x <shared@example.org>", Text));
        _place.Put("4.eml", ThreadMails.Mail("stranger", 4, "Other <other@example.org>", Text));
        await _place.OnceAsync();

        using var view = _place.Look();
        HashSet<string> Flags(string id) => [.. Own(view, id).Analysis.Triage!.RedFlags.Select(f => f.Key)];
        Assert.Contains("natalizumab", view.Store.Patients.FindByNhsNumber("9990000018")!.Drugs);
        Assert.Contains("pml_signs", Flags("sure"));
        Assert.Superset(Flags("sure"), Flags("perhaps"));
        Assert.Superset(Flags("stranger"), Flags("perhaps"));
        Assert.Null(Own(view, "perhaps").PatientId);
    }

    [Fact]
    public async Task Thread_OfTwoHundredMailsThatQuoteAllBeforeIsReadInProportion()
    {
        const int Count = 200;
        var names = new List<string>();
        string text = "Could you please move my appointment to another day? Number 0.";
        for (int i = 0; i < Count; i++)
        {
            _place.Put(FormattableString.Invariant($"{i:000}.eml"), ThreadMails.Mail(FormattableString.Invariant($"m{i}"), 1 + (i / 10), Ann, text, names: names));
            names.Add(FormattableString.Invariant($"m{i}"));
            text = ThreadMails.Quoting(FormattableString.Invariant($"Thank you, that day is not good either. Number {i + 1}."), text);
        }

        var clock = Stopwatch.StartNew();
        await _place.OnceAsync();
        clock.Stop();

        using var view = _place.Look();
        List<MessageRecord> mails = view.Messages();
        Assert.Equal(Count, view.Store.Threads.Of(mails[^1].Id).Count);
        Assert.All(mails, m => Assert.Empty(m.Documents.Single().Analysis.UnseenQuotes));
        Assert.All(mails, m => Assert.Single(m.WorkItems));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(180), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task Summary_CountsMatchesThreadsAndQuotedText()
    {
        await ImportAsync();
        _place.Put("1.eml", ThreadMails.Mail("one", 1, Ann, Calm));
        _place.Put("2.eml", ThreadMails.Mail("two", 2, Ann, ThreadMails.Quoting(Calm, "Never seen before by anybody here."), names: ["one"]));
        _place.Put("3.eml", ThreadMails.Mail("three", 3, "Other <other@example.org>", Calm));
        AppEnd end = await AppProcess.RunAsync(_place, "run", "--once", "--json");
        JsonNode stored = JsonNode.Parse(end.Output)!["in_store"]!;
        Assert.Equal((2, 1), (stored["patient_matches"]!["confirmed"]!.GetValue<int>(), stored["patient_matches"]!["unverified"]!.GetValue<int>()));
        Assert.Equal((2, 1, 0), (stored["in_threads"]!.GetValue<int>(), stored["quoted_unseen"]!.GetValue<int>(), stored["repeated_falls"]!.GetValue<int>()));
    }

    [Fact]
    public async Task PatientCommands_SayWhoseAMessageIsAndRememberAnAddress()
    {
        await ImportAsync();
        _place.Put("1.eml", ThreadMails.Mail("one", 1, "Marktestname <new@example.org>", Calm));
        await _place.OnceAsync();
        long message, bob;
        using (var view = _place.Look())
        {
            (message, bob) = (Id(view, "one"), view.Store.Patients.FindByNhsNumber("9990000026")!.Id);
        }

        AppEnd before = await AppProcess.RunAsync(_place, "patient", "match", $"{message}");
        Assert.Contains("unverified, score 0.00; for: nothing; against: nothing", before.Output, StringComparison.Ordinal);
        AppEnd confirmed = await AppProcess.RunAsync(_place, "patient", "confirm-address", "--message", $"{message}", "--patient", $"{bob}", "--by", "nurse1", "--json");
        Assert.Equal("""{"identifies":true,"matched":1}""", confirmed.Output.Trim());
        AppEnd after = await AppProcess.RunAsync(_place, "patient", "match", $"{message}", "--json");
        JsonNode match = JsonNode.Parse(after.Output)!["matches"]![0]!;
        Assert.Equal(("confirmed", bob, "nurse1", "confirmed_address"), (match["status"]!.GetValue<string>(), match["patient"]!.GetValue<long>(), match["by"]!.GetValue<string>(), match["evidence"]![0]!.GetValue<string>()));
        Assert.DoesNotContain("arktest", before.Output + after.Output + confirmed.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, (await AppProcess.RunAsync(_place, "patient", "confirm-address", "--message", $"{message}", "--patient", $"{bob}")).ExitCode);
    }

    [Fact]
    public async Task Kill_LosesNoLinkMatchOrFall()
    {
        const int Count = 150;
        using var whole = new Workplace();
        foreach (Workplace place in (Workplace[])[_place, whole])
        {
            await ImportAsync(place);
            for (int i = 0; i < Count; i++)
            {
                place.Put(FormattableString.Invariant($"{i:000}.eml"), ThreadMails.Mail(FormattableString.Invariant($"m{i}"), 1 + (i / 10), Ann,
                    ThreadMails.Quoting(FormattableString.Invariant($"I had a fall on {1 + (i % 20)} May 2024. Number {i}."), i % 3 == 0 ? $"Never seen {i} by anybody." : "I had a fall on 1 May 2024. Number 0."), names: i == 0 ? [] : ["m0"]));
            }
        }

        for (int kills = 0; kills < 4; kills++)
        {
            await using var program = AppProcess.Start(_place, "run");
            await program.UntilAsync(": Done, ", 5 + (kills * 7));
            await program.KillAsync();
        }

        AppEnd end = await AppProcess.RunAsync(_place, "run", "--once");
        Assert.True(end.ExitCode == 0, end.Errors);
        await whole.OnceAsync();

        using var view = _place.Look();
        using var expected = whole.Look();
        Assert.Equal(Told(expected), Told(view));
        Assert.Equal(Count, view.Store.Threads.Of(Id(view, "m0")).Count);
        Assert.True(view.Audit().Whole);

        static List<string> Told(StoreView view) => [.. view.Messages().OrderBy(m => m.MessageId, StringComparer.Ordinal).Select(m => m.Documents.Single()).Select(d =>
            $"{d.PatientId} {d.Analysis.UnseenQuotes.Count} {string.Join(',', d.Analysis.Falls.Select(f => f.Since))} {d.Analysis.Triage!.Urgency}")];
    }

    private Task ImportAsync() => ImportAsync(_place);

    private static async Task ImportAsync(Workplace place)
    {
        await File.WriteAllTextAsync(place.In("patients.csv"), Patients);
        AppEnd end = await AppProcess.RunAsync(place, "import-patients", place.In("patients.csv"), "--by", "admin");
        Assert.True(end.ExitCode == 0, end.Errors);
    }

    private static MessageRecord Message(StoreView view, string id) => view.Messages().Single(m => m.MessageId == $"{id}@example.org");

    private static long Id(StoreView view, string id) => Message(view, id).Id;

    private static DocumentRecord Own(StoreView view, string id) => Message(view, id).Documents.Single(d => d.Part.Length == 0);

    private static string Words(DocumentRecord document, TextSpan span) => document.Text.Text[span.Start..span.End];

    private static string Content(DocumentRecord document) => string.Concat(document.Analysis.Regions.Where(r => r.Kind == RegionKind.Content).Select(r => Words(document, r.Span)));
}
