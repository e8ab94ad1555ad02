using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.Training.Tests.Corpus;

public sealed class TriagedMessageFileTests
{
    private const string Good =
        "same_day\tinfection\tbladder_bowel\tuti_with_fever\tyes\tfeeling rough\tburning when I wee\\nand 38.9 today\n" +
        "record_only\tthanks_or_other\tnone\tnone\tno\t\tthank you all, no need to answer\n";

    [Fact]
    public void ReadFile_MakesAMessageOfEachLine()
    {
        IReadOnlyList<GoldDocument> messages = TriagedMessageFile.ReadFile("dev/triaged/t0.tsv", Encoding.UTF8.GetBytes(Good));

        Assert.Equal(["t0-0001", "t0-0002"], messages.Select(m => m.Id));
        Assert.All(messages, m => Assert.True(m is { Kind: DocumentKind.PatientMessage, Scope: GoldScope.Triage, Writer: "t0", Locked: false }));
        Assert.Equal("burning when I wee\nand 38.9 today\n", messages[0].Text);
        Assert.Equal("feeling rough", messages[0].Subject);
        GoldTriage triage = messages[0].Triage!;
        Assert.Equal((Urgency.SameDay, "infection", true), (triage.Urgency, triage.Category, triage.ReplyNeeded));
        Assert.Equal(["uti_with_fever"], triage.RedFlags);
        Assert.Equal(["bladder_bowel"], triage.OtherCategories);
        Assert.Equal((Urgency.RecordOnly, false), (messages[1].Triage!.Urgency, messages[1].Triage!.ReplyNeeded));
    }

    [Fact]
    public void Check_NamesTheLine()
    {
        string folder = Directory.CreateTempSubdirectory("mslc-triaged").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "triaged"));
            File.WriteAllText(
                Path.Combine(folder, "triaged", "x.tsv"),
                Good
                + "at_once\tinfection\tnone\tnone\tyes\t\tunknown urgency\n"
                + "soon\tinfection\tnone\tuti_with_fever\tyes\t\tgraded below its flag\n\n"
                + "soon\tinfection\tnone\n"
                + "record_only\tthanks_or_other\tnone\tnone\tno\t\tthank you all, no need to answer\n");

            Assert.Equal([3, 4, 6, 7], TriagedMessageFile.Check(folder).Select(f => f.Line).Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Train_RefusesLockedMessages() =>
        Assert.Contains(
            "locked",
            Assert.Throws<ArgumentException>(() => ModelTraining.Train(TriagedMessageFile.ReadFile("locked/triaged/t0.tsv", Encoding.UTF8.GetBytes(Good)), 1)).Message,
            StringComparison.Ordinal);
}
