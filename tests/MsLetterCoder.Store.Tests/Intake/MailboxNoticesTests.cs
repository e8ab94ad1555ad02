using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.Store.Tests.Intake;

public sealed class MailboxNoticesTests : IDisposable
{
    private readonly TestStore test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public void Note_KeepsTheLatestWordsAndTheFirstTime()
    {
        long mailbox = test.Mailbox.Id;
        test.Store.Notices.Note(mailbox, NoticeKind.SettleFailed, "NO [OVERQUOTA] full", 3);
        test.Store.Notices.Note(mailbox, NoticeKind.Alert, "Down\r\ntonight", 0);
        test.Time.Now = TestStore.Start.AddHours(1);
        test.Store.Notices.Note(mailbox, NoticeKind.SettleFailed, "NO [OVERQUOTA] still full", 5);

        IReadOnlyList<MailboxNotice> notices = test.Reopen().Notices.All();

        Assert.Equal(
            new MailboxNotice { MailboxId = mailbox, Kind = NoticeKind.Alert, Words = "Down  tonight", Mails = 0, FirstAt = TestStore.Start, LastAt = TestStore.Start }, notices[0]);
        Assert.Equal(
            new MailboxNotice
            {
                MailboxId = mailbox,
                Kind = NoticeKind.SettleFailed,
                Words = "NO [OVERQUOTA] still full",
                Mails = 5,
                FirstAt = TestStore.Start,
                LastAt = TestStore.Start.AddHours(1),
            },
            notices[1]);
    }

    [Fact]
    public void End_IsRememberedAndANewOneBeginsAnew()
    {
        long mailbox = test.Mailbox.Id;
        test.Store.Notices.Note(mailbox, NoticeKind.SettleFailed, "full", 3);
        test.Time.Now = TestStore.Start.AddHours(1);
        test.Store.Notices.End(mailbox, NoticeKind.SettleFailed);
        test.Store.Notices.End(mailbox, NoticeKind.Alert);
        Assert.Equal(TestStore.Start.AddHours(1), Assert.Single(test.Store.Notices.All()).EndedAt);
        test.Time.Now = TestStore.Start.AddHours(2);
        test.Store.Notices.Note(mailbox, NoticeKind.SettleFailed, new string('x', 9_000), 1);
        MailboxNotice again = Assert.Single(test.Store.Notices.All());
        Assert.Equal((TestStore.Start.AddHours(2), null, 500), (again.FirstAt, again.EndedAt, again.Words.Length));
    }

    [Fact]
    public void Words_AreEncrypted()
    {
        test.Store.Notices.Note(test.Mailbox.Id, NoticeKind.Alert, "Marktestalert", 0);
        byte[] words = (byte[])test.Tamper("SELECT words FROM mailbox_notice")!;
        Assert.True(words.AsSpan().IndexOf("Marktestalert"u8) < 0);
    }
}
