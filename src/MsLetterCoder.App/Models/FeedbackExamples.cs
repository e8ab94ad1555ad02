using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Work;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.App.Models;

/// <summary>Messages that nurses graded, as examples for triage.</summary>
internal static class FeedbackExamples
{
    /// <summary>The examples: patients' messages with a nurse's urgency; what was not for the team is none.</summary>
    public static IReadOnlyList<GoldDocument> Of(IEnumerable<LabelledMessage> labelled) =>
        [.. labelled.Where(l => l.Graded is { IsMessage: true, Outcome: not CloseOutcome.NotForUs }).DistinctBy(l => l.Graded.DocumentId).Select(Example)];

    private static GoldDocument Example(LabelledMessage labelled)
    {
        GradedMessage graded = labelled.Graded;
        string id = FormattableString.Invariant($"item{graded.WorkItemId}-feedback");
        return new GoldDocument
        {
            Id = id,
            Path = $"feedback/{id}",
            // The keyed hash: the card names what was seen, and tells nobody what it was.
            Hash = labelled.TextHash,
            Kind = DocumentKind.PatientMessage,
            Text = labelled.Text,
            Subject = labelled.Subject,
            Facts = new DocumentFacts(),
            Mentions = [],
            Scope = GoldScope.Triage,
            Triage = new GoldTriage
            {
                Urgency = graded.Nurse!.Value,
                Category = graded.NurseCategory ?? graded.ProgramCategory,
                RedFlags = graded.RedFlags,
                ReplyNeeded = graded.Nurse != Urgency.RecordOnly && graded.Outcome switch
                {
                    null => graded.ProgramReplyNeeded,
                    CloseOutcome.Noted => false,
                    _ => true,
                },
            },
        };
    }
}
