using System.Text;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.Training.Tests.Corpus;

public sealed class SentenceFileTests
{
    private const string Good =
        "drug_stopped\tmedication\tShe came off [[Tysabri|natalizumab|past]] in June.\n" +
        "fear\tmessage\tcould this be [[a relapse|ms_relapse|possible]]?\n";

    [Fact]
    public void ReadFile_MakesASmallDocumentOfEachLineBelowItsHeading()
    {
        IReadOnlyList<GoldDocument> sentences = SentenceFile.ReadFile("dev/sentences/sZ.tsv", Encoding.UTF8.GetBytes(Good));

        Assert.Equal(["sZ-0001", "sZ-0002"], sentences.Select(s => s.Id));
        Assert.Equal([DocumentKind.ClinicLetter, DocumentKind.PatientMessage], sentences.Select(s => s.Kind));
        Assert.StartsWith("Medication:\nShe came off Tysabri", sentences[0].Text, StringComparison.Ordinal);
        GoldMention mention = Assert.Single(sentences[0].Mentions);
        Assert.Equal(("Tysabri", "natalizumab", MentionContext.Past), (mention.Span.In(sentences[0].Text).ToString(), mention.Key, mention.Context));
        Assert.All(sentences, s => Assert.True(s is { IsSentence: true, Writer: "sZ", Locked: false }));
        Assert.Equal(sentences[0].Kind, sentences[0].ToInput().Kind);
    }

    [Fact]
    public void Read_TakesOnlyFoldersOfSentencesAndKnowsTheLockedOnes()
    {
        string folder = Directory.CreateTempSubdirectory("mslc-sentences").FullName;
        try
        {
            Write("dev/sentences/a.tsv");
            Write("dev/passages/b.tsv");
            Write("locked/sentences/c.tsv");

            Assert.Equal([("a", false), ("a", false), ("c", true), ("c", true)], SentenceFile.Read(folder).Select(s => (s.Writer, s.Locked)));
            Assert.All(SentenceFile.Read(Path.Combine(folder, "locked")), s => Assert.True(s.Locked));
            Assert.Equal(2, SentenceFile.Check(folder).Count(f => f is { Path: "locked/sentences/c.tsv" } && f.Words.Contains("dev/sentences/a.tsv", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Write(string path)
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Good);
        }
    }

    [Fact]
    public void Check_NamesTheLine()
    {
        string folder = Directory.CreateTempSubdirectory("mslc-sentences").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "sentences"));
            File.WriteAllText(
                Path.Combine(folder, "sentences", "x.tsv"),
                Good + "f\tnowhere\ttext\n\nf\tplan\nf\tplan\tno [[word|no_such_key|present]]\nf\tplan\t[[fatigue|fatigue|perhaps]]\nf\tplan\t[[fatigue|fatigue|present\n");

            Assert.Equal([3, 5, 6, 7, 8], SentenceFile.Check(folder).Select(f => f.Line).Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Train_RefusesLockedSentences() =>
        Assert.Contains(
            "locked",
            Assert.Throws<ArgumentException>(() => ModelTraining.Train(SentenceFile.ReadFile("locked/sentences/sZ.tsv", Encoding.UTF8.GetBytes(Good)), 1)).Message,
            StringComparison.Ordinal);
}
