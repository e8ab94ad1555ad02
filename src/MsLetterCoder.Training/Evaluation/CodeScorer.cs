using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>
/// Scores the ICD-10 list of a letter against the one that the coding rules make of its gold mentions. Codes of chapter XX (V to Y) and entries
/// that only ask the coder are in neither list (coding.md rules 2, 10, 13 and 14). A letter with no primary code on either side is no case of the
/// primary.
/// </summary>
internal static class CodeScorer
{
    public static void Score(DocumentScore score, IReadOnlyList<Icd10Entry> goldEntries)
    {
        if (score.Gold.Kind != DocumentKind.ClinicLetter)
        {
            return;
        }

        Icd10Entry[] gold = [.. goldEntries.Where(Counts)];
        Icd10Entry[] said = [.. score.Said.Icd10.Where(Counts)];
        string? goldPrimary = gold.FirstOrDefault(e => e.Primary)?.Code.Value;
        string? saidPrimary = said.FirstOrDefault(e => e.Primary)?.Code.Value;
        if (goldPrimary is not null || saidPrimary is not null)
        {
            score.Add(Measure.PrimaryCode, MatchCounts.Answer(goldPrimary == saidPrimary));
            if (goldPrimary != saidPrimary)
            {
                score.Errors.Add(score.Error("primary code", goldPrimary, saidPrimary));
            }
        }

        HashSet<string> goldSecondary = [.. gold.Where(e => !e.Primary).Select(e => e.Code.ToString())];
        HashSet<string> saidSecondary = [.. said.Where(e => !e.Primary).Select(e => e.Code.ToString())];
        score.AddSets(Measure.SecondaryCodes, [], goldSecondary, saidSecondary, "secondary code");
        HashSet<string> due = [.. gold.Select(e => e.Code.ToString())];
        score.CodeAnswers.AddRange(said.Select(e => (e.Confidence.Value, due.Contains(e.Code.ToString()))));
        score.AddSets(null, score.Codes, gold.Select(e => e.Code.ToString()).ToHashSet(), said.Select(e => e.Code.ToString()).ToHashSet(), null);
    }

    private static bool Counts(Icd10Entry entry) => !entry.Ask && entry.Code.Value is { } code && code[0] is < 'V' or > 'Y';
}
