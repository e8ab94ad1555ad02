using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>
/// Scores the triage of messages (triage.md section 6). A message without triage reaches no nurse: it counts as graded record_only, without flags
/// and categories, and as 'no reply needed'. Wider flags have no gold and are left out.
/// </summary>
internal static class TriageScorer
{
    public const string NotNeeded = "no";

    public static void Score(DocumentScore score)
    {
        if (score.Gold is not { Kind: DocumentKind.PatientMessage, Triage: { } gold })
        {
            return;
        }

        TriageResult? said = score.Said.Triage;
        ScoreUrgency(score, gold, said);

        HashSet<string> saidFlags = [.. said?.RedFlags.Select(f => f.Key).Where(GoldVocabulary.IsFlag) ?? []];
        score.AddSets(Measure.RedFlags, score.Flags, gold.RedFlags.ToHashSet(), saidFlags, "red flag");

        score.Add(Measure.MainCategory, MatchCounts.Answer(said?.Category == gold.Category));
        if (said?.Category != gold.Category)
        {
            score.Errors.Add(score.Error("main category", gold.Category, said?.Category));
        }

        HashSet<string> goldCategories = [gold.Category, .. gold.OtherCategories];
        HashSet<string> saidCategories = said is null ? [] : [said.Category, .. said.Categories];
        score.AddSets(Measure.Categories, score.Categories, goldCategories, saidCategories, "category");

        HashSet<string> goldReply = gold.ReplyNeeded ? [] : [NotNeeded];
        HashSet<string> saidReply = said is { ReplyNeeded: true } ? [] : [NotNeeded];
        score.AddSets(Measure.ReplyNotNeeded, [], goldReply, saidReply, "reply_needed");
    }

    private static void ScoreUrgency(DocumentScore score, GoldTriage gold, TriageResult? said)
    {
        Urgency graded = said?.Urgency ?? Urgency.RecordOnly;
        score.Urgency = (gold.Urgency, graded);
        score.Add(Measure.Urgency, MatchCounts.Answer(graded == gold.Urgency));
        score.Add(Measure.UnderTriage, MatchCounts.Answer(graded < gold.Urgency));
        score.Add(Measure.OverTriage, MatchCounts.Answer(graded > gold.Urgency));
        if (gold.Urgency >= Urgency.SameDay)
        {
            score.Add(Measure.UrgentFound, MatchCounts.Answer(graded >= Urgency.SameDay));
        }

        if (said is not null)
        {
            score.UrgencyAnswer = (said.Confidence.Value, graded == gold.Urgency);
        }

        if (graded != gold.Urgency)
        {
            string what = graded < gold.Urgency ? "under-triage" : "over-triage";
            score.Errors.Add(score.Error(what, Labels.Of(gold.Urgency), said is null ? null : Labels.Of(graded)));
        }
    }
}
