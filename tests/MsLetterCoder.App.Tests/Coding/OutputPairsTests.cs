using MsLetterCoder.App.Models;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.App.Tests.Coding;

/// <summary>The rules for codes that do not go together, run over all that the program says of the open corpus.</summary>
public sealed class OutputPairsTests
{
    [Fact]
    public void Output_KeepsNoConflictUnsaid()
    {
        DocumentAnalyser analyser = PipelineParts.Analyser(new ModelFolder(ModelFolder.BuiltIn).Read(), out ClinicalKnowledge knowledge);
        int codes = 0;
        foreach (GoldDocument document in CorpusReader.Read(Path.Combine(Repository.Root, "corpus", "dev")))
        {
            IReadOnlyList<Icd10Entry> list = analyser.Analyse(document.ToInput()).Icd10;
            codes += list.Count;
            Assert.True(list.Count == 0 || (list[0].Primary && list.Count(e => e.Primary) == 1), document.Id);
            foreach ((string rule, string action, Icd10Code code, _) in knowledge.Coding.Pairs.Conflicts([.. list.Select(e => e.Code)]))
            {
                Icd10Entry entry = list.First(e => e.Code == code);
                Assert.True(action != "leave_out" || entry.Primary, $"{document.Id}: {rule} leaves {code} standing");
                Assert.Contains(entry.Warnings, w => w.StartsWith(rule, StringComparison.Ordinal));
            }
        }

        Assert.True(codes > 1000, $"{codes} codes");
    }
}
