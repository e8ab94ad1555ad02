using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;

namespace MsLetterCoder.Training.Tests.Evaluation;

public sealed class FactExcerptScorerTests
{
    [Fact]
    public void Score_CountsEachStatementByKind()
    {
        var excerpt = new FactExcerpt("t01", "tuned", "text", [("ms_type", "rrms"), ("ms_diagnosed", "2016"), ("drug", "baclofen current"), ("dose", "baclofen 10 mg")]);
        var errors = new List<EvaluationError>();

        FactPartReport report = Assert.Single(FactExcerptScorer.Score([excerpt], _ => Said, errors.Add));

        Assert.Equal((2, 2, 2), (report.All.Found, report.All.Spurious, report.All.Missed));
        Assert.Equal(1, report.Kinds.Single(k => k.Name == "ms_type").F1);
        Assert.Equal(0, report.Kinds.Single(k => k.Name == "ms_diagnosed").F1);
        Assert.Equal(4, errors.Count);
        Assert.Contains(errors, e => e.What == "fact dose" && e.Gold is null && e.Said == "baclofen 20 mg");
    }

    private static DocumentFacts Said => new()
    {
        Letter = new LetterFacts
        {
            MsType = new NamedFact("rrms", new TextSpan(0, 4)),
            MsDiagnosed = new DatedFact(new PartialDate(2016, 3), new TextSpan(0, 4)),
            Treatments = [new TreatmentFact { Drug = "baclofen", Status = TreatmentStatus.Current, Dose = 20, Unit = "mg", Span = new TextSpan(0, 4) }],
        },
    };
}
