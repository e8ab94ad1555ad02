using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Tests.Corpus;

public sealed class CorpusReaderTests
{
    private const string Letter = """
        ---
        id: devA-letter-001
        kind: clinic_letter
        primary: rrms
        edss: 6.0-6.5
        nhs_number: 999 000 0018
        dob: 1984-03-12
        clinic_date: 2024-05-14
        colour: blue
        ---
        Dear Dr Hollis,
        Diagnosis: [[relapsing remitting multiple sclerosis|rrms|present]] (2016)
        She has no [[double vision|diplopia|absent]] but [[pins | needles|paraesthesia|present]].

        """;

    [Fact]
    public void Read_GivesHeaderFieldsTyped()
    {
        GoldDocument letter = Gold.Document(Letter);

        Assert.Equal("devA-letter-001", letter.Id);
        Assert.Equal("devA", letter.Writer);
        Assert.Equal(DocumentKind.ClinicLetter, letter.Kind);
        Assert.Equal("rrms", letter.PrimaryKey);
        Assert.Equal("9990000018", letter.Facts.NhsNumber);
        Assert.Equal(new DateOnly(1984, 3, 12), letter.Facts.DateOfBirth);
        Assert.Equal(new DateOnly(2024, 5, 14), letter.Facts.ClinicDate);
        Assert.Equal(6.0, letter.Facts.Edss);
        Assert.Equal(6.5, letter.Facts.EdssHigh);
        Assert.Null(letter.Triage);
        Assert.Equal(["colour"], letter.UnknownHeaders);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Letter))), letter.Hash);
    }

    [Fact]
    public void Read_StripsMarkupAndKeepsSpans()
    {
        GoldDocument letter = Gold.Document(Letter);

        Assert.Equal(
            "Dear Dr Hollis,\nDiagnosis: relapsing remitting multiple sclerosis (2016)\nShe has no double vision but pins | needles.\n",
            letter.Text);
        Assert.Equal(
            [
                ("relapsing remitting multiple sclerosis", "rrms", MentionContext.Present),
                ("double vision", "diplopia", MentionContext.Absent),
                ("pins | needles", "paraesthesia", MentionContext.Present),
            ],
            letter.Mentions.Select(m => (m.Span.In(letter.Text).ToString(), m.Key, m.Context)));
    }

    [Fact]
    public void Read_GivesTriageOfAMessage()
    {
        GoldDocument message = Gold.Message(
            "Help.", "same_day", "uti_with_fever, fever_on_immunosuppression", "infection", "bladder_bowel, medication_supply", "no", "devB-msg-1");

        GoldTriage triage = Assert.IsType<GoldTriage>(message.Triage);
        Assert.Equal(Urgency.SameDay, triage.Urgency);
        Assert.Equal("infection", triage.Category);
        Assert.Equal(["bladder_bowel", "medication_supply"], triage.OtherCategories);
        Assert.Equal(["uti_with_fever", "fever_on_immunosuppression"], triage.RedFlags);
        Assert.False(triage.ReplyNeeded);
        Assert.Equal("a subject", message.ToInput().Subject);
    }

    [Fact]
    public void Read_GivesMentionsInTheFormOfTheEngine()
    {
        Mention first = Gold.Document(Letter).ToMentions()[0];

        Assert.Equal("rrms", first.Key);
        Assert.Equal(426373005, first.SnomedId.Value);
        Assert.Equal(1, first.Confidence.Value);
    }

    [Theory]
    [InlineData("letters/a.txt", false)]
    [InlineData("locked/a.txt", true)]
    [InlineData("2026/locked/letters/a.txt", true)]
    [InlineData("unlocked/a.txt", false)]
    [InlineData("letters/locked", false)]
    public void Locked_IsWhatLiesUnderAFolderOfThatName(string path, bool locked) => Assert.Equal(locked, Gold.Document(Letter, path).Locked);

    [Fact]
    public void Read_OfAFolderIsInOrderOfPath_AndKnowsALockedRoot()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach (string name in (string[])["locked/b/2.txt", "locked/b/1.txt", "locked/a.txt"])
            {
                string file = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, Letter);
            }

            Assert.Equal(["locked/a.txt", "locked/b/1.txt", "locked/b/2.txt"], CorpusReader.Read(folder).Select(d => d.Path));
            Assert.All(CorpusReader.Read(Path.Combine(folder, "locked")), d => Assert.True(d.Locked));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Read_OfAMissingFolderFails() => Assert.Throws<DirectoryNotFoundException>(() => CorpusReader.Read("no/such/folder"));
}
