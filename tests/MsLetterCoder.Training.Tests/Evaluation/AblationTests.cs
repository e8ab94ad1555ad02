using MsLetterCoder.Clinical;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;

namespace MsLetterCoder.Training.Tests.Evaluation;

public sealed class AblationTests
{
    [Fact]
    public void EachPart_FindsWhatTheOnesBeforeItMiss()
    {
        GoldDocument letter = Gold.Letter(
            "Dear Dr Other\n\nShe has [[fatigue|fatigue|present]] and [[constipa tion|constipation|present]]. Left [[ON|optic_neuritis|past]] in 2012, vision normal. No [[falls|falls|absent]].");
        var ablation = new Ablation();

        ablation.Add([letter], ClinicalModels.Read(path => File.ReadAllBytes(Path.Combine(Gold.Root, "models", path))));

        AblationScore[] all = [.. ablation.Scores().Where(s => s.Scope == "all")];
        Assert.Equal(["lexicon", "+ damaged words", "+ abbreviations", "+ harvested phrases", "+ context classifier"], all.Select(s => s.Parts));
        Assert.Equal([2, 3, 4, 4, 4], all.Select(s => s.Lenient.Found));
        Assert.Equal(5, ablation.Scores().Count(s => s.Scope == "clinic_letter"));
        Assert.DoesNotContain(ablation.Scores(), s => s.Scope == GroupReport.Sentences);
    }
}
