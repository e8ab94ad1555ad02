using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Erasure;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Records;
using MsLetterCoder.Store.Tests.Threads;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Erasure;

/// <summary>What is erased is gone from every table and every byte, and what is somebody else's stays.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Ann = Sample.NhsNumber;
    private const string Bob = "9990000026";

    private readonly TestStore test = new();
    private StoreFiles Files => new(test.Options.Path);

    public void Dispose() => test.Dispose();

    [Fact]
    public void Patient_IsGoneFromEveryTableAndEveryByteAndOthersStay()
    {
        Setup();
        Fill(Bob, "bob@example.org", 100);
        (SortedDictionary<string, long> without, HashSet<string> others) = Files.Picture();
        long[] items = Fill(Ann, "ann@example.org", 200);
        StoreBackup.Make(test.Options, Path.Combine(test.Folder, "backup.db"), "admin");
        HashSet<string> hers = [.. Files.Picture().Fields.Except(others)];
        Assert.True(hers.Count > 80, $"{hers.Count} fields are hers.");
        long ann = test.Store.Patients.FindByNhsNumber(Ann)!.Id;

        ErasureScope planned = test.Store.Erasures.OfPatient(ann);
        Assert.Equal(hers.Count, hers.Intersect(Files.Picture().Fields).Count());
        ErasureScope gone = test.Store.Erasures.ErasePatient(ann, ErasureReason.SubjectRequest, "IG-2026-12", "officer");

        Assert.Equal(planned.Rows.Select(r => r.ToString()), gone.Rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.ToString()));
        Assert.Equal(4, gone.Messages.Count);
        Assert.Equal(4, gone.Originals.Count);
        Assert.Single(gone.Backups);
        (SortedDictionary<string, long> after, HashSet<string> left) = Files.Picture();
        Assert.Equal(without, after);
        Assert.Empty(hers.Intersect(left));
        Assert.Equal(others.Count, others.Intersect(left).Count());

        // Gone from the tables is not gone from the files: only cleaning makes it so.
        Assert.True(Files.Standing(hers) > 0);
        Assert.True(test.Store.Erasures.CleaningDue);
        Assert.True(test.Store.Erasures.Clean());
        Assert.False(test.Store.Erasures.CleaningDue);
        Assert.Equal(0, Files.Standing([.. hers.Except(Files.Kept())]));
        Assert.Equal(10, Files.Kept().Count);
        Assert.Equal(others.Count, Files.Standing(others));
        Assert.Equal(0, Files.FreePages());

        Assert.True(test.Reopen().Audit.Verify().Whole);
        AuditEntry row = test.Store.Audit.Search(null, AuditAction.PatientErased, "patient", ann, null, 10).Single();
        Assert.Equal(("officer", "reason=subject_request;reference=IG-2026-12"), (row.Actor, row.Detail));
        Assert.NotEmpty(test.Store.Audit.Search(null, AuditAction.WorkClosed, "work_item", items[^1], null, 10));
        Assert.Null(test.Store.Patients.FindByNhsNumber(Ann));
        Assert.NotNull(test.Store.Patients.FindByNhsNumber(Bob));
        Assert.Single(test.Store.Feedback.Examples());
    }

    [Fact]
    public void EveryTableWithSealedFields_IsErasedFromOrHoldsNobodysData()
    {
        Assert.NotEmpty(test.Store.StoreId);
        test.Close();
        using var session = new Store.Database.Session(test.Options.Path, TimeSpan.FromSeconds(5), readOnly: true);
        List<string> withBytes = session.Query<string>(
            "SELECT DISTINCT t.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.schema = 'main' AND c.type = 'BLOB' AND t.name NOT LIKE 'sqlite_%'");
        string[] nobodys = ["account", "audit", "data_key", "erased_mail", "mailbox_notice", "page_key", "recovery_key"];
        Assert.Equal([], withBytes.Except(new Cascade(session).Tables.Select(t => t.Table)).Except(nobodys));
        Assert.True(withBytes.Count > 20);
    }

    [Fact]
    public void ErasedMail_DoesNotComeInAgain()
    {
        Correspondence mail = new Correspondence(test).WithPatients();
        long message = mail.File("a@example.org", "ann@example.org", []);
        test.Store.Erasures.ErasePatient(mail.Patient(Ann), ErasureReason.SubjectRequest, null, "officer");

        Assert.Equal([null], test.Store.Intake.Receive(test.Mailbox.Id, [Sample.Received(101)]));
        // The server has numbered its mails anew.
        long again = mail.File("a@example.org", "ann@example.org", []);
        Assert.NotEqual(message, again);
        Assert.Equal(0L, test.Tamper("SELECT count(*) FROM message"));
        Assert.Equal("reason=erased_before", test.Store.Audit.Search("worker", AuditAction.MessageErased, "message", again, null, 10).Single().Detail);
        // What she writes after that is new.
        mail.File("b@example.org", "ann@example.org", []);
        Assert.Equal(1L, test.Tamper("SELECT count(*) FROM message"));
    }

    [Fact]
    public void AMailThatHoldsTwoPatients_LosesOneAndItsBytes()
    {
        DocumentAnalysis bobs = Sample.PlainLetter();
        (long message, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with
        {
            Documents = [Sample.Body(Sample.PlainLetter()), Sample.Attachment("2", bobs with { Facts = bobs.Facts with { NhsNumber = Bob, DateOfBirth = null } }) with { PatientNames = ["Bob Marktesttwo"] }],
        });
        ErasureScope gone = test.Store.Erasures.ErasePatient(test.Store.Patients.FindByNhsNumber(Ann)!.Id, ErasureReason.Order, null, "officer");

        Assert.Empty(gone.Messages);
        Assert.Equal([outcome.Documents[0]], gone.Documents.Take(1));
        MessageRecord left = test.Store.Messages.Everything(message);
        Assert.Equal((null, null), (left.Subject, left.From));
        Assert.Null(test.Store.Intake.Raw(message));
    }

    [Fact]
    public void AThreadWhoseFirstMessageGoes_IsNumberedAnew()
    {
        Correspondence mail = new Correspondence(test).WithPatients();
        long first = mail.File("a@example.org", "ann@example.org", []);
        long second = mail.File("b@example.org", "new@example.org", ["a@example.org"]);
        long third = mail.File("c@example.org", "new@example.org", ["b@example.org"]);
        test.Tamper($"UPDATE message SET thread_id = {first} WHERE id IN ({first}, {second}, {third})");

        test.Store.Erasures.EraseDocument(test.Store.Messages.Everything(first).Documents[0].Id, ErasureReason.WronglyReceived, null, "officer");

        Assert.Equal([second, third], test.Store.Threads.Of(third).Select(e => e.MessageId!.Value).Order());
    }

    [Fact]
    public void WhatMayBeSomebodyElses_IsNamedAndKept()
    {
        Correspondence mail = new Correspondence(test).WithPatients();
        long hers = mail.File("a@example.org", "ann@example.org", []);
        long forged = mail.File("b@example.org", "ann@example.org", [], check: SenderCheck.Fail);
        long shared = mail.File("c@example.org", "shared@example.org", []);

        ErasureScope gone = test.Store.Erasures.ErasePatient(mail.Patient(Ann), ErasureReason.SubjectRequest, null, "officer");

        Assert.Equal([hers], gone.Messages);
        Assert.Equal([forged, shared], gone.Unsure.Order());
        Assert.NotEmpty(test.Store.Messages.Everything(forged).Documents);
    }

    [Fact]
    public void Document_GoesWithItsMailWhereNothingElseIsInIt()
    {
        Setup();
        Fill(Bob, "bob@example.org", 100);
        SortedDictionary<string, long> before = Files.Picture().Rows;
        (long message, FilingOutcome outcome) = test.File(Sample.Received(1), m => m with { Mail = Sample.Mail("x@example.org", "x", "Words"), Documents = [Sample.Body(Sample.Other(), "Words")] });

        Assert.Equal([message], test.Store.Erasures.OfDocument(outcome.Documents[0]).Messages);
        test.Store.Erasures.EraseDocument(outcome.Documents[0], ErasureReason.WronglyReceived, "case.7", "officer");

        Assert.Equal(before, Files.Picture().Rows);
        Assert.Throws<StoreException>(() => test.Store.Erasures.OfDocument(outcome.Documents[0]));
    }

    [Fact]
    public void Erase_WaitsForAMailOnItsWayAndRefusesWordsInTheReference()
    {
        Setup();
        Fill(Bob, "bob@example.org", 100, send: false);
        long bob = test.Store.Patients.FindByNhsNumber(Bob)!.Id;
        Assert.Contains("being sent", Assert.Throws<StoreException>(() => test.Store.Erasures.ErasePatient(bob, ErasureReason.Order, null, "officer")).Message, StringComparison.Ordinal);
        Assert.Throws<StoreException>(() => test.Store.Erasures.ErasePatient(bob, ErasureReason.Order, "asked by Bob", "officer"));
        Assert.Throws<StoreException>(() => test.Store.Erasures.OfPatient(99));
    }

    private void Setup()
    {
        long coder = test.Store.Accounts.Add("coder1", [Role.Coder], "hash", "admin");
        test.Store.Restricted.SetRight(coder, true, "admin");
        Assert.Equal(1, coder);
    }

    /// <summary>Fills every table that holds a patient's data: a letter coded and signed off, a message graded, answered and closed, its second delivery, a mail that could not be read in part.</summary>
    private long[] Fill(string nhsNumber, string address, long uid, bool send = true)
    {
        test.Store.Patients.Import(new StringReader($"nhs_number,names,addresses\n{nhsNumber},Marktestname {uid},{address}\n"), "admin");
        test.Tamper("UPDATE patient_address SET confirmed_at = '2026-03-01T00:00:00.000Z', confirmed_by = 'nurse1'");
        DocumentAnalysis letter = Sample.Letter(nhsNumber);
        DocumentAnalysis plain = Sample.PlainLetter();
        plain = plain with { Facts = plain.Facts with { NhsNumber = nhsNumber } };
        FilingOutcome letters = test.File(Sample.Received(uid, $"letter {uid}"), m => m with
        {
            Mail = Sample.Mail($"l{uid}@example.org", $"l{uid}", "Letter", "clinic@example.org"),
            Documents = [Sample.Body(letter), Sample.Attachment("2", plain, $"Attached {uid}") with { PatientNames = [$"Marktestname {uid}"] }],
            Unreadable = [Sample.Unreadable("3", UnreadableKind.Damaged)],
        }).Outcome;
        Assert.True(test.Store.Restricted.Open(letters.Documents[0], 1, "coder1", "Marktestreason"));
        foreach (long item in letters.WorkItems.Where(id => test.Store.Work.Get(id).Queue == Desk.Coder))
        {
            SheetEdit[] edits = [new() { Action = CoderAction.Commented, Note = $"Marktestnote {uid}" }];
            Assert.Equal(DeskResult.Done, test.Store.Coding.Write(item, test.Store.Coding.Letter(item)!.Seen, edits, "coder1").Result);
        }

        long signed = letters.WorkItems.Last(id => test.Store.Work.Get(id).Queue == Desk.Coder);
        LetterOnDesk desk = test.Store.Coding.Letter(signed)!;
        SheetEdit[] accepted = [.. desk.Sheet.Open.Select(entry => new SheetEdit { Action = CoderAction.Accepted, Entry = entry })];
        if (accepted.Length > 0)
        {
            Assert.Equal(DeskResult.Done, test.Store.Coding.Write(signed, desk.Seen, accepted, "coder1").Result);
        }

        Assert.Equal(DeskResult.Done, test.Store.Coding.SignOff(signed, test.Store.Coding.Letter(signed)!.Seen, "coder1", "Marktestnote").Result);

        DocumentAnalysis says = Sample.Message(Urgency.SameDay, "uti_with_fever");
        FiledMessage Shape(FiledMessage m) => m with
        {
            Mail = Sample.Mail($"m{uid}@example.org", $"m{uid}", $"Hello {uid}", address) with { Automatic = AutomaticKind.None, MayBeAnsweredByMachine = true, ReplyTo = [] },
            Documents = [Sample.Body(says, $"Hello {uid}, Marktestwords")],
        };
        (long message, FilingOutcome outcome) = test.File(Sample.Received(uid + 1, $"message {uid}"), Shape);
        Assert.NotNull(test.File(Sample.Received(uid + 2, $"message {uid} again"), Shape).Outcome.DuplicateOf);
        test.File(Sample.Received(uid + 3, $"message {uid} more"), m => m with
        {
            Mail = Sample.Mail($"n{uid}@example.org", $"n{uid}", $"More {uid}", address) with { InReplyTo = [$"m{uid}@example.org"] },
            Documents = [Sample.Body(says, $"More {uid}")],
        });
        test.Store.Restrictions.Place(outcome.Documents[0], new TextSpan(0, 5), TextField.Text, "nurse1");
        long work = outcome.WorkItems.Single();
        test.Store.Work.Claim(work, "nurse1");
        test.Store.Work.Regrade(work, Urgency.Soon, "nurse1", $"Marktestnote {uid}");
        test.Store.Acknowledgements.Plan(new AcknowledgementRules { Subject = "We have it", Text = "Marktestanswer", From = "team@hospital.example", Again = TimeSpan.FromHours(24) });
        test.Store.Drafts.Edit(message, $"Dear Marktestname {uid}", "nurse1", category => new DraftText("Your message", category));
        OutboxMail mail = test.Store.Drafts.BeginSending(message, "team@hospital.example", "nurse1", despiteRestriction: true, again: false);
        if (send)
        {
            test.Store.Outbox.Sent(mail.Id, "Marktestnote");
        }

        test.Store.Work.Close(work, "nurse1", $"Marktestnote {uid}", new Closing(CloseOutcome.Answered, Urgency.Soon, null));
        return [signed, work];
    }
}
