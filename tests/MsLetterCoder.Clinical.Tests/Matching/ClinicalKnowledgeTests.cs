using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

public sealed class ClinicalKnowledgeTests
{
    internal static ClinicalKnowledge Knowledge { get; } = ClinicalKnowledge.Load();

    [Fact]
    public void Load_CompilesEveryFile() => Assert.True(Knowledge.Concepts.All.Count > 900);

    [Fact]
    public void Cues_AreNumberedAsTheMatcherNumbersThem()
    {
        List<int> cuePatterns = [.. Enumerable.Range(0, Knowledge.Matcher.Count).Where(i => Knowledge.Matcher[i].List == PhraseList.Cue)];

        Assert.NotEmpty(cuePatterns);
        Assert.Equal(cuePatterns, Enumerable.Range(0, Knowledge.Matcher.Count).Where(i => Knowledge.CueOf(i) is not null));
    }

    [Fact]
    public void Lexicon_NamesEveryConceptByItsOwnTermOfSeveralWords()
    {
        List<string> missed = [];
        foreach (Concept concept in Knowledge.Concepts.All.Where(c => c.Term.Contains(' ', StringComparison.Ordinal)))
        {
            var tokens = Knowledge.Matcher.Tokenizer.Tokenize(concept.Term);
            if (!Knowledge.Matcher.Match(tokens, letter: true).Exists(m => Knowledge.Matcher[m.Pattern].Label == concept.Key))
            {
                missed.Add(concept.Key);
            }
        }

        Assert.True(missed.Count == 0, $"{missed.Count} concepts are not found by their own term: {string.Join(' ', missed)}");
    }
}
