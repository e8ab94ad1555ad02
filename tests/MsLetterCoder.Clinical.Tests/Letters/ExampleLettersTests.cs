using MsLetterCoder.Clinical.Letters;

namespace MsLetterCoder.Clinical.Tests.Letters;

/// <summary>The examples of docs/employer-letters are what 'employer-letter' writes today: NN-LETTER.json are the choices, NN-LETTER.txt the draft.</summary>
public sealed class ExampleLettersTests
{
    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Path.Combine(LetterFixture.Root, "docs", "employer-letters"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Examples_AreTwelve() => Assert.Equal(12, Examples.Count);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_IsWhatTheProgramWrites_AndMayGoOut(string name)
    {
        string path = Path.Combine(LetterFixture.Root, "docs", "employer-letters", name);
        CorpusLetter letter = CorpusLetter.All.Single(l => l.Id == name[3..]);
        DocumentAnalysis analysis = LetterFixture.Analyser.Analyse(new DocumentInput { Text = letter.Text });
        EmployerDraft draft = LetterFixture.Writer.Draft(letter.Text, analysis, EmployerChoicesJson.Read(File.ReadAllText(path + ".json"), default));
        Assert.Empty(draft.Problems.Select(p => p.Words));
        Assert.Empty(draft.Findings);
        Assert.True(draft.IsReady);
        Assert.Equal(File.ReadAllText(path + ".txt").ReplaceLineEndings("\n").TrimEnd(), draft.Letter!.AsDraft(LetterFixture.Knowledge).TrimEnd());
    }
}
