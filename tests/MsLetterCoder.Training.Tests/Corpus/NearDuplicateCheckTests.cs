using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Tests.Corpus;

public sealed class NearDuplicateCheckTests : IDisposable
{
    private const string Twelve = "since the weekend my left leg drags behind me on every stair";

    private readonly string _folder = Directory.CreateTempSubdirectory("corpus").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Passages_OfOneAnswer_AreNamedByPlaceAndNotByWords()
    {
        Put("dev/passages/one.tsv", $"none\tanother thing altogether\nrapid_motor_decline\t{Twelve}\n");
        Put("dev/passages/two.tsv", $"rapid_motor_decline\t{Twelve} now\n");

        Assert.Equal("dev/passages/two.tsv:1: nearly the same as dev/passages/one.tsv:2", Assert.Single(NearDuplicateCheck.Check(_folder)).ToString());
    }

    [Fact]
    public void PassagesAndSentences_OfDifferentAnswers_ShowADifference()
    {
        Put("dev/passages/one.tsv", $"rapid_motor_decline\t{Twelve}\nnone/rapid_motor_decline\t{Twelve} as ever\n");
        Put("dev/sentences/one.tsv", $"a\thistory\t{Twelve} with [[pain|pain|present]]\nb\thistory\t{Twelve} with no [[pain|pain|absent]]\n");

        Assert.Empty(NearDuplicateCheck.Check(_folder));
    }

    [Fact]
    public void OpenAndLocked_AreCompared_WhateverTheAnswer()
    {
        Put("dev/sentences/one.tsv", $"a\thistory\t{Twelve} with [[pain|pain|present]]\n");
        Put("locked/sentences/two.tsv", $"a\thistory\t{Twelve} with [[pain|pain|past]]\n");

        Assert.Equal("locked/sentences/two.tsv:1: nearly the same as dev/sentences/one.tsv:1", Assert.Single(NearDuplicateCheck.Check(_folder)).ToString());
    }

    [Fact]
    public void Messages_AreComparedWithoutWhatTheyQuote_AndWithTriagedOnes()
    {
        string header = "kind: patient_message\nsubject: s\ncategory: thanks_or_other\nother_categories: none\nurgency: routine\nred_flags: none\nreply_needed: yes\n---\n";
        Put("dev/messages/m1.txt", $"---\nid: devA-msg-1\n{header}{Twelve}.\n");
        Put("dev/messages/m2.txt", $"---\nid: devA-msg-2\n{header}Thank you, it is no better and I would like somebody to ring me.\n\n> {Twelve}.\n");
        Assert.Empty(NearDuplicateCheck.Check(_folder));

        Put("dev/triaged/t.tsv", $"routine\tthanks_or_other\tnone\tnone\tyes\ts\tshort\nroutine\tthanks_or_other\tnone\tnone\tyes\ts\t{Twelve}!\n");
        Assert.Equal("dev/triaged/t.tsv:2: nearly the same as dev/messages/m1.txt:1", Assert.Single(NearDuplicateCheck.Check(_folder)).ToString());
    }

    [Fact]
    public void ShortTexts_AgreeByChance()
    {
        Put("dev/passages/one.tsv", "none\tthank you for all your help\n");
        Put("dev/passages/two.tsv", "none\tthank you for all your help!\n");

        Assert.Empty(NearDuplicateCheck.Check(_folder));
    }

    private void Put(string path, string content)
    {
        string file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
