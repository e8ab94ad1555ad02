using Microsoft.Data.Sqlite;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.Store.Tests.Audit;

public sealed class AuditTrailTests : IDisposable
{
    private readonly TestStore test = new();

    public AuditTrailTests()
    {
        for (int i = 1; i <= 6; i++)
        {
            test.Receive(Sample.Received(i));
        }
    }

    private long Rows => test.Store.Audit.Verify().Rows;

    public void Dispose() => test.Dispose();

    [Fact]
    public void Verify_FindsAnUntouchedTrailWholeAndAnchored()
    {
        AuditReport report = test.Reopen().Audit.Verify();
        Assert.True(report.Whole);
        Assert.Equal((8L, 8L, 0L), (report.Rows, report.AnchoredRow!.Value, report.UnanchoredRows));
    }

    [Fact]
    public void Read_GivesRowsBackAsWritten()
    {
        test.Time.Now = TestStore.Start.AddMinutes(1);
        test.Store.Aside.Quarantine(3, Sample.Unreadable("", MsLetterCoder.Clinical.Messages.UnreadableKind.Damaged).Unreadable);
        Assert.Equal(
            new AuditEntry
            {
                Id = 9,
                At = TestStore.Start.AddMinutes(1),
                Actor = "worker",
                Action = AuditAction.MessageQuarantined,
                Entity = "message",
                EntityId = 3,
                Detail = "kind=damaged",
            },
            test.Store.Audit.Read(8, 10).Single());
        Assert.Equal(AuditAction.StoreCreated, test.Store.Audit.Read(0, 1).Single().Action);
    }

    [Theory]
    [InlineData("actor = 'nurse9'")]
    [InlineData("at = '2026-03-02T09:15:30.251Z'")]
    [InlineData("action = 'message_filed'")]
    [InlineData("entity = NULL")]
    [InlineData("entity_id = NULL")]
    [InlineData("detail = 'count=2;first=3;last=3'")]
    [InlineData("mac = zeroblob(32)")]
    public void Verify_FindsAChangedRow(string change)
    {
        test.Tamper($"DROP TRIGGER audit_is_never_changed; UPDATE audit SET {change} WHERE id = 5");
        AuditReport report = test.Store.Audit.Verify();
        Assert.Contains(report.Findings, finding => finding is { Kind: AuditFindingKind.Changed, Row: 5 });
        Assert.False(report.Whole);
    }

    [Fact]
    public void Verify_FindsTwoRowsThatChangedPlaces()
    {
        test.Tamper("DROP TRIGGER audit_is_never_changed; UPDATE audit SET id = 100 WHERE id = 4; UPDATE audit SET id = 4 WHERE id = 5; UPDATE audit SET id = 5 WHERE id = 100");
        Assert.Equal([4L, 5L], test.Store.Audit.Verify().Findings.Where(f => f.Kind == AuditFindingKind.Changed).Select(f => f.Row).Take(2));
    }

    [Theory]
    [InlineData("id = 4", 5)]
    [InlineData("id IN (3, 4)", 5)]
    [InlineData("id = 1", 2)]
    public void Verify_FindsAMissingRow(string which, long showsAt)
    {
        test.Tamper($"DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE {which}");
        AuditFinding finding = test.Store.Audit.Verify().Findings[0];
        Assert.Equal((AuditFindingKind.Gap, showsAt), (finding.Kind, finding.Row));
    }

    [Theory]
    [InlineData("id = 8")]
    [InlineData("id > 1")]
    [InlineData("1")]
    public void Verify_FindsRowsCutOffTheEnd(string which)
    {
        test.Tamper($"DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE {which}");
        Assert.Equal([AuditFindingKind.Truncated], test.Store.Audit.Verify().Findings.Select(f => f.Kind));
    }

    [Fact]
    public void Verify_FindsRowsCutOffTheEndAlsoAfterTheTrailHasGrownAgain()
    {
        test.Tamper("DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE id >= 7");
        for (int i = 11; i <= 15; i++)
        {
            test.Receive(Sample.Received(i));
        }

        AuditReport report = test.Store.Audit.Verify();
        Assert.Equal((AuditFindingKind.Replaced, 8L), (report.Findings.Single().Kind, report.Findings.Single().Row));
        Assert.Equal(8, report.AnchoredRow);
    }

    [Fact]
    public void Verify_FindsAnOlderCopyOfTheDatabase()
    {
        test.Close();
        string copy = test.Options.Path + ".copy";
        File.Copy(test.Options.Path, copy);
        test.Receive(Sample.Received(7));
        test.Close();
        File.Move(copy, test.Options.Path, overwrite: true);
        Assert.Equal([AuditFindingKind.Truncated], test.Store.Audit.Verify().Findings.Select(f => f.Kind));
    }

    [Fact]
    public void Verify_FindsARowOfAnotherCopyOfTheTrail()
    {
        test.Close();
        string copy = test.Options.Path + ".copy";
        File.Copy(test.Options.Path, copy);
        test.Time.Now = TestStore.Start.AddHours(1);
        using (LetterStore other = LetterStore.Open(test.Options with { Path = copy, AuditAnchorFolder = Path.Combine(test.Folder, "elsewhere") }))
        {
            other.Intake.Receive(1, [Sample.Received(77)]);
        }

        test.Time.Now = TestStore.Start.AddHours(2);
        test.Receive(Sample.Received(7));
        test.Receive(Sample.Received(8));
        test.Tamper($"ATTACH '{copy}' AS other; DROP TRIGGER audit_is_never_changed; UPDATE audit SET (at, detail, mac) = (SELECT o.at, o.detail, o.mac FROM other.audit o WHERE o.id = 9) WHERE id = 9");
        AuditFinding finding = test.Store.Audit.Verify().Findings.Single();
        Assert.Equal((AuditFindingKind.Changed, 10L), (finding.Kind, finding.Row));
    }

    [Fact]
    public void Verify_RaisesNoAlarmAfterAKillBetweenCommitAndAnchor()
    {
        byte[] anchor = File.ReadAllBytes(test.AnchorFile);
        test.Receive(Sample.Received(7));
        test.Close();
        File.WriteAllBytes(test.AnchorFile, anchor);
        AuditReport report = test.Store.Audit.Verify();
        Assert.True(report.Whole);
        Assert.Equal((9L, 8L, 1L), (report.Rows, report.AnchoredRow!.Value, report.UnanchoredRows));
        test.Receive(Sample.Received(8));
        Assert.Equal(0, test.Store.Audit.Verify().UnanchoredRows);
    }

    [Fact]
    public void Verify_RaisesNoAlarmAfterAKillBeforeTheFirstAnchor()
    {
        using var fresh = new TestStore();
        Assert.Equal(1, fresh.Store.Audit.Verify().AnchoredRow);
        fresh.Close();
        byte[] anchor = File.ReadAllBytes(fresh.AnchorFile);
        anchor.AsSpan(anchor.Length / 2).Fill((byte)' ');
        File.WriteAllBytes(fresh.AnchorFile, anchor);
        AuditReport report = fresh.Store.Audit.Verify();
        Assert.True(report.Whole);
        Assert.Equal(0, report.AnchoredRow);
    }

    [Fact]
    public void Verify_TakesTheOtherSlotWhereAWriteOfTheAnchorWasCutOff()
    {
        test.Close();
        byte[] anchor = File.ReadAllBytes(test.AnchorFile);
        anchor[40] ^= 1;
        File.WriteAllBytes(test.AnchorFile, anchor);
        AuditReport report = test.Store.Audit.Verify();
        Assert.True(report.Whole);
        Assert.Equal(7, report.AnchoredRow);
    }

    [Fact]
    public void Verify_FindsAMissingAnchorUntilAPersonAcceptsTheTrail()
    {
        string anchor = test.AnchorFile;
        test.Close();
        File.Delete(anchor);
        test.Receive(Sample.Received(7));
        Assert.Equal([AuditFindingKind.AnchorMissing], test.Store.Audit.Verify().Findings.Select(f => f.Kind));
        test.Store.Audit.AcceptAnchor("admin");
        AuditReport report = test.Reopen().Audit.Verify();
        Assert.True(report.Whole);
        Assert.Equal(0, report.UnanchoredRows);
        Assert.Equal(AuditAction.AnchorAccepted, test.Store.Audit.Read(report.Rows - 1, 1).Single().Action);
    }

    [Fact]
    public void Verify_DoesNotTrustAnAnchorThatSomebodyWrote()
    {
        test.Close();
        string forged = File.ReadAllText(test.AnchorFile).Replace("/1 8 ", "/1 6 ", StringComparison.Ordinal).Replace("/1 7 ", "/1 5 ", StringComparison.Ordinal);
        File.WriteAllText(test.AnchorFile, forged);
        Assert.Equal([AuditFindingKind.AnchorMissing], test.Store.Audit.Verify().Findings.Select(f => f.Kind));
    }

    [Fact]
    public void Write_GoesOnWhereTheAnchorCannotBeWritten()
    {
        string anchor = test.AnchorFile;
        long before = Rows;
        File.Delete(anchor);
        Directory.CreateDirectory(anchor);
        test.Receive(Sample.Received(7));
        Assert.NotNull(test.Store.Audit.AnchorFailure);
        Directory.Delete(anchor);
        Assert.Equal(before + 1, test.Store.Audit.Read(0, 100).Count);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'x' WHERE id = 1")]
    [InlineData("DELETE FROM audit WHERE id = 8")]
    [InlineData("INSERT OR REPLACE INTO audit SELECT id, at, 'x', action, entity, entity_id, detail, mac FROM audit WHERE id = 8")]
    [InlineData("INSERT INTO audit SELECT 99, at, actor, action, entity, entity_id, detail, mac FROM audit WHERE id = 8")]
    [InlineData("INSERT INTO audit SELECT 9, at, actor, action, entity, entity_id, 'a sentence about a patient', mac FROM audit WHERE id = 8")]
    [InlineData("INSERT INTO audit SELECT 9, at, 'Ann Test', action, entity, entity_id, detail, mac FROM audit WHERE id = 8")]
    public void Table_RefusesWhatIsNoAppendedRowOfCodes(string sql)
    {
        Assert.Throws<SqliteException>(() => test.Tamper(sql));
        Assert.True(test.Store.Audit.Verify().Whole);
    }

    [Fact]
    public void Chain_IsOneAcrossTwoProcesses()
    {
        using LetterStore second = LetterStore.Open(test.Options);
        for (int i = 20; i < 30; i += 2)
        {
            test.Receive(Sample.Received(i));
            second.Intake.Receive(test.Mailbox.Id, [Sample.Received(i + 1)]);
        }

        AuditReport report = second.Audit.Verify();
        Assert.True(report.Whole);
        Assert.Equal((18L, 0L), (report.Rows, report.UnanchoredRows));
    }
}
