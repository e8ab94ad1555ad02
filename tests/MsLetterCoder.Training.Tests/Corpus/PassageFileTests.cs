using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Tests.Corpus;

public sealed class PassageFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mslc-passages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Parse_ReadsFlagsNearMissesAndPlainPassages()
    {
        var bad = new List<(int, string)>();

        List<GoldPassage> passages = [.. PassageFile.Parse("w", "stroke_signs,pml_signs\tface went\nnone/stroke_signs\tmy dad had one\nnone\tthanks\n", (line, words) => bad.Add((line, words)))];

        Assert.Empty(bad);
        Assert.Equal([["stroke_signs", "pml_signs"], [], []], passages.Select(p => p.Flags));
        Assert.Equal(["face went", "my dad had one", "thanks"], passages.Select(p => p.Text));
    }

    [Theory]
    [InlineData("stroke\tno such flag", "unknown red flag 'stroke'")]
    [InlineData("none/stroke\tno such flag", "unknown red flag 'stroke'")]
    [InlineData("stroke_signs", "a line is flags, one tab, a passage")]
    [InlineData("stroke_signs\ta\tb", "a line is flags, one tab, a passage")]
    [InlineData("\ta", "a line is flags, one tab, a passage")]
    public void Parse_NamesTheLineThatIsWrong(string line, string words)
    {
        var bad = new List<(int Line, string Words)>();

        Assert.Empty(PassageFile.Parse("w", "\n" + line, (number, what) => bad.Add((number, what))));

        Assert.Equal([(2, words)], bad);
    }

    [Fact]
    public void ReadAll_LeavesTheLockedSplitOut()
    {
        Write("dev/passages/a.tsv", "none\topen\n");
        Write("locked/passages/b.tsv", "none\tlocked\n");
        Write("dev/other/c.tsv", "none\tno passage\n");

        Assert.Equal([("a", "open")], PassageFile.ReadAll(_folder).Select(p => (p.Writer, p.Text)));
        Assert.Single(PassageFile.Hashes(_folder));
    }

    [Fact]
    public void Check_FindsAPassageThatStandsTwice()
    {
        Write("passages/a.tsv", "none\tthe same\n");
        Write("passages/b.tsv", "none\tnew\nstroke_signs\tThe same\n");

        CorpusFinding finding = Assert.Single(PassageFile.Check(_folder));

        Assert.Equal("passages/b.tsv:2: a passage that stands already in passages/a.tsv", finding.ToString());
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
