using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Tests.Mime;

/// <summary>
/// Every mail in 'Mails' has its answer beside it. With MSLC_WRITE_ANSWERS=1 the answers are written into the source folder, for a person to read in
/// the diff.
/// </summary>
public sealed class MailCorpusTests
{
    private static readonly MailReader Reader = new(new DocumentReader(pdf: new PdfToolOptions { Tool = "" }));

    public static TheoryData<string> Mails => [.. MailFixtures.Names];

    [Theory]
    [MemberData(nameof(Mails))]
    public void Read_GivesTheAnswerBesideTheMail(string name)
    {
        string actual = MailAnswer.Of(Reader.Read(MailFixtures.Read(name)));

        if (Environment.GetEnvironmentVariable("MSLC_WRITE_ANSWERS") == "1")
        {
            File.WriteAllText(Path.Combine(MailFixtures.SourceFolder(), name + ".json"), actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(MailFixtures.Folder, name + ".json")).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Corpus_HasAtLeastSixtyMails() => Assert.True(MailFixtures.Names.Count >= 60, $"{MailFixtures.Names.Count} mails");
}
