using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

/// <summary>Damaged words are read as what was meant; right words, names and switched-off kinds are left alone.</summary>
public sealed class WordRepairTests
{
    private static readonly string[] Meant =
        ["numbness", "weakness", "vision", "swallow", "relapse", "spasms", "constipation", "fallen", "fell", "falls", "blurred", "swelling", "baclofen", "natalizumab", "carbamazepine", "no", "fever", "restless", "legs", "cough", "vitamin", "plantars", "extensor", "cold", "weak"];

    [Theory]
    [InlineData(WordRepairs.Misspelt, "the nubmness came", "numbness")]
    [InlineData(WordRepairs.Misspelt, "more weeakness here", "weakness")]
    [InlineData(WordRepairs.Misspelt, "more weknes here", null)]
    [InlineData(WordRepairs.Misspelt, "a relaspe again", "relapse")]
    [InlineData(WordRepairs.Misspelt, "Relaspe again", "relapse")]
    [InlineData(WordRepairs.Misspelt, "on bacclofen now", "baclofen")]
    [InlineData(WordRepairs.Misspelt, "on Bacclofen now", "baclofen")]
    [InlineData(WordRepairs.Misspelt, "a cuogh again", null)]
    [InlineData(WordRepairs.Scanned, "she has fa11en", "fallen")]
    [InlineData(WordRepairs.Scanned, "she fe11 down", "fell")]
    [InlineData(WordRepairs.Scanned, "b1urred sight", "blurred")]
    [InlineData(WordRepairs.Scanned, "some swelIing", "swelling")]
    [InlineData(WordRepairs.Scanned, "leg spasrns", "spasms")]
    [InlineData(WordRepairs.Scanned, "T10 and L1", null)]
    [InlineData(WordRepairs.Broken, "constipa tion", "constipation")]
    [InlineData(WordRepairs.Broken, "consti-\npation", "constipation")]
    [InlineData(WordRepairs.Broken, "vita- min", "vitamin")]
    [InlineData(WordRepairs.Broken, "consti. Pation", null)]
    [InlineData(WordRepairs.Broken, "no fever", null)]
    [InlineData(WordRepairs.Dictated, "on back low fen now", "baclofen")]
    [InlineData(WordRepairs.Dictated, "natal is oomab", null)]
    [InlineData(WordRepairs.Dictated, "natali zu mab", "natalizumab")]
    public void Repair_ReadsWhatWasMeant(WordRepairs kind, string text, string? meant)
    {
        Assert.Equal(meant, Repaired(kind, text));
        Assert.Equal(meant, Repaired(WordRepairs.All, text));
        Assert.Null(Repaired(WordRepairs.None, text));
    }

    [Theory]
    [InlineData(WordRepairs.Misspelt, "the nubmness came")]
    [InlineData(WordRepairs.Scanned, "she has fa11en")]
    [InlineData(WordRepairs.Broken, "constipa tion")]
    [InlineData(WordRepairs.Dictated, "on back low fen now")]
    public void Repair_SwitchedOff_ChangesNothing(WordRepairs kind, string text) => Assert.Null(Repaired(WordRepairs.All & ~kind, text));

    [Theory]
    [InlineData("she is failing")]
    [InlineData("Dear Mrs Fallon, thank you")]
    [InlineData("seen by Weekness today")]
    [InlineData("Thanks\nNubmness")]
    public void Repair_LeavesRightWordsAndNamesAlone(string text) => Assert.Null(Repaired(WordRepairs.All, text));

    [Fact]
    public void Repair_PartsWordsOnlyInABadlyScannedText()
    {
        Assert.Null(Repaired(WordRepairs.All, "nofever and restlesslegs"));
        Assert.Equal("fell swelling constipation no fever restless legs", Repaired(WordRepairs.All, "fe11 with swelIing, constipa tion, nofever, restlesslegs"));
        Assert.Equal("fell swelling constipation", Repaired(WordRepairs.All & ~WordRepairs.RunTogether, "fe11 with swelIing, constipa tion, nofever, restlesslegs"));
    }

    [Fact]
    public void Repair_KeepsTheTextInOrder()
    {
        const string text = "She fe11. Consti-\npation, nubmness; on back low fen. No spasrns.";
        List<Token> tokens = ClinicalKnowledgeTests.Knowledge.Matcher.Tokenizer.Tokenize(text);

        for (int i = 0; i < tokens.Count; i++)
        {
            Assert.InRange(tokens[i].End, tokens[i].Start + 1, i + 1 < tokens.Count ? tokens[i + 1].Start : text.Length);
        }

        Assert.Contains(tokens, t => text[t.Start..t.End] == "Consti-\npation" && t.Before == TokenBreak.Sentence);
    }

    [Fact]
    public void RealWords_HoldsNoWordOfThePatterns()
    {
        RealWords real = RealWords.Load(KnowledgeFile.Open("real-words.tsv"));

        Assert.True(real.Contains("sincerely"));
        Assert.False(real.Contains("numbness"));
        Assert.False(real.Contains("weekness"));
    }

    /// <summary>The words that repair gave where the plain text held none of them; null where it changed nothing.</summary>
    private static string? Repaired(WordRepairs kinds, string text)
    {
        var builder = new Vocabulary.Builder();
        foreach (string word in Meant.Concat(["she", "falling"]))
        {
            builder.Add(word);
        }

        Vocabulary vocabulary = builder.Build();
        var names = vocabulary.Words.ToDictionary(w => w.Symbol, w => w.Word);
        var real = RealWords.Load(KnowledgeFile.From("real.tsv", "failing fallon\nneverwithout"));
        var repair = new WordRepair(vocabulary, real, ["baclofen", "natalizumab", "carbamazepine"], kinds);
        HashSet<Token> plain = [.. new TextTokenizer(vocabulary).Tokenize(text)];
        List<string> changed = [.. new TextTokenizer(vocabulary, repair).Tokenize(text).Where(t => !plain.Contains(t)).Select(t => names[t.Symbol])];
        return changed.Count == 0 ? null : string.Join(' ', changed);
    }
}
