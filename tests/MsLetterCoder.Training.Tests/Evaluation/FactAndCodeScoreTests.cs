using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;
using static MsLetterCoder.Training.Tests.Evaluation.Answers;

namespace MsLetterCoder.Training.Tests.Evaluation;

public sealed class FactAndCodeScoreTests
{
    private const string Headers = "primary: ms\nedss: 6.0-6.5\nnhs_number: 999 000 0018\ndob: 1984-03-12";

    [Fact]
    public void Facts_AreRightWrongMissedOrSpurious()
    {
        GoldDocument letter = Gold.Letter("x", Headers);
        DocumentAnalysis right = Empty(DocumentKind.ClinicLetter) with
        {
            Facts = new DocumentFacts
            {
                NhsNumber = "9990000018",
                DateOfBirth = new DateOnly(1984, 3, 12),
                ClinicDate = new DateOnly(2024, 1, 1),
                Edss = 6,
                EdssHigh = 7,
            },
        };
        DocumentAnalysis wrong = Empty(DocumentKind.ClinicLetter) with { Facts = new DocumentFacts { NhsNumber = "9990000301", Edss = 6.5 } };

        GroupReport report = Score((letter, right), (letter, wrong));

        Assert.Equal(["nhs_number", "dob", "clinic_date", "edss"], report.Facts.Select(f => f.Accuracy.Name));
        Assert.Equal(
            [(2, 1, 1, 0, 0), (2, 1, 0, 1, 0), (0, 0, 0, 0, 1), (2, 1, 1, 0, 0)],
            report.Facts.Select(f => (f.Stated, f.Right, f.Wrong, f.Missed, f.Spurious)));
        Assert.Equal([0.5, 0.5, null, 0.5], report.Facts.Select(f => f.Accuracy.Value));
    }

    [Fact]
    public void Errors_HoldNoFactsUnlessAsked()
    {
        GoldDocument letter = Gold.Letter("x", Headers);
        DocumentAnalysis said = Empty(DocumentKind.ClinicLetter) with { Facts = new DocumentFacts { NhsNumber = "9990000301" } };

        EvaluationReport quiet = Evaluate(null, (letter, said));
        EvaluationReport open = Evaluate(new EvaluationOptions { Resamples = 1, ShowErrors = true }, (letter, said));

        Assert.DoesNotContain("999000", quiet.ToJson(), StringComparison.Ordinal);
        Assert.Contains(open.Errors, e => e is { What: "fact nhs_number wrong", Gold: "9990000018", Said: "9990000301" });
    }

    [Fact]
    public void Kind_IsAccuracyAndConfusion()
    {
        GroupReport report = Score(
            (Gold.Letter("x"), Empty(DocumentKind.ClinicLetter)),
            (Gold.Message("x"), Empty(DocumentKind.Other)),
            (Gold.Other("x"), Empty(DocumentKind.Other)),
            (Gold.Other("x"), Empty(DocumentKind.Other)));

        Assert.Equal(0.75, report.Kind.Value);
        Assert.Equal(
            [new("clinic_letter", "clinic_letter", 1), new("other", "other", 2), new("patient_message", "other", 1)],
            report.KindConfusion);
    }

    [Fact]
    public void Codes_ArePrimaryAccuracyAndSecondaryF1()
    {
        GoldDocument letter = Gold.Letter("[[fever|fever|present]]"); // gold: G35X primary, R50.9
        DocumentAnalysis first = Letter(
            Code("G35X", primary: true), Code("R50.9"), Code("R29.6"), Code("W19.9"), Code("Y57.9"), Code("G25.8", ask: true));
        DocumentAnalysis second = Letter(Code("R50.9", primary: true), Code("G35X"));

        CodeReport codes = Score((letter, first), (letter, second)).Codes;

        Assert.Equal((1, 2), (codes.Primary.Hits, codes.Primary.Cases));
        Assert.Equal((1, 2, 1), (codes.Secondary.Found, codes.Secondary.Spurious, codes.Secondary.Missed));
        Assert.Equal(["G35X", "R29.6", "R50.9"], codes.Codes.Select(c => c.Name));
        Assert.Equal([2, 0, 2], codes.Codes.Select(c => c.Found));
    }

    [Fact]
    public void Codes_OfALetterWithoutPrimaryOnEitherSideAreNoCase()
    {
        GoldDocument bare = Gold.Letter("x", "dob: 1984-03-12");

        Assert.Equal(0, Score((bare, Letter())).Codes.Primary.Cases);
        RateScore coded = Score((bare, Letter(Code("G35X", primary: true)))).Codes.Primary;
        Assert.Equal((0, 1), (coded.Hits, coded.Cases));
    }

    [Fact]
    public void Codes_CountInLettersOnly()
    {
        GoldDocument message = Gold.Message("[[fever|fever|present]]");

        CodeReport codes = Score((message, Empty(DocumentKind.ClinicLetter) with { Icd10 = [Code("R50.9")] })).Codes;

        Assert.Null(codes.Secondary.F1);
    }

    private static DocumentAnalysis Letter(params Icd10Entry[] codes) => Empty(DocumentKind.ClinicLetter) with { Icd10 = codes };
}
