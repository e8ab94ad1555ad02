using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>Scores the kind of a document and the facts of its header, each by exact match; a range of the EDSS by its low end.</summary>
internal static class FactScorer
{
    public static readonly IReadOnlyList<(Measure Measure, string Name)> Facts =
    [
        (Measure.NhsNumber, "nhs_number"), (Measure.DateOfBirth, "dob"), (Measure.ClinicDate, "clinic_date"), (Measure.Edss, "edss"),
    ];

    public static void Score(DocumentScore score)
    {
        score.Add(Measure.Kind, MatchCounts.Answer(score.Gold.Kind == score.Said.Kind));
        if (score.Gold.Kind != score.Said.Kind)
        {
            score.Errors.Add(score.Error("kind", Labels.Of(score.Gold.Kind), Labels.Of(score.Said.Kind)));
        }

        foreach ((Measure measure, string name) in Facts)
        {
            string? gold = ValueOf(score.Gold.Facts, measure);
            string? said = ValueOf(score.Said.Facts, measure);
            FactOutcome outcome = (gold, said) switch
            {
                (null, null) => FactOutcome.Absent,
                (null, _) => FactOutcome.Spurious,
                (_, null) => FactOutcome.Missed,
                _ => gold == said ? FactOutcome.Right : FactOutcome.Wrong,
            };
            score.Facts[measure] = outcome;
            if (gold is not null)
            {
                score.Add(measure, MatchCounts.Answer(outcome == FactOutcome.Right));
            }

            if (outcome is not (FactOutcome.Absent or FactOutcome.Right))
            {
                score.Errors.Add(score.FactError($"fact {name} {outcome.ToString().ToLowerInvariant()}", gold, said));
            }
        }
    }

    private static string? ValueOf(DocumentFacts facts, Measure measure) => measure switch
    {
        Measure.NhsNumber => facts.NhsNumber,
        Measure.DateOfBirth => facts.DateOfBirth?.ToString("O", CultureInfo.InvariantCulture),
        Measure.ClinicDate => facts.ClinicDate?.ToString("O", CultureInfo.InvariantCulture),
        _ => facts.Edss?.ToString("0.0##", CultureInfo.InvariantCulture),
    };
}
