using System.Globalization;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages.Parts;

/// <summary>How the coder's pages say things.</summary>
internal static class CoderWords
{
    /// <summary>Reasons for which a suggestion is rejected, as the form offers them.</summary>
    public static readonly IReadOnlyList<string> Reasons =
        ["The words do not mean this", "Not the patient, or not now", "Only suspected", "Not relevant to this encounter", "Covered by another code", "Another rule of coding"];

    /// <summary>What is marked at words that are not simply present.</summary>
    public static string? Mark(MentionContext context) => context switch
    {
        MentionContext.Absent => "no",
        MentionContext.Possible => "?",
        MentionContext.Past => "past",
        MentionContext.Family => "family",
        MentionContext.Hypothetical => "if",
        MentionContext.Planned => "plan",
        _ => null,
    };

    /// <summary>A context for a person.</summary>
    public static string Of(MentionContext context) => context switch
    {
        MentionContext.Present => "present",
        MentionContext.Absent => "absent",
        MentionContext.Possible => "possible",
        MentionContext.Past => "past",
        MentionContext.Family => "in the family",
        MentionContext.Hypothetical => "hypothetical",
        _ => "planned",
    };

    /// <summary>A state for a person; null where nobody has said anything.</summary>
    public static string? Of(EntryState state) => state switch
    {
        EntryState.Accepted => "accepted",
        EntryState.Rejected => "rejected",
        EntryState.Replaced => "changed",
        EntryState.Added => "added",
        _ => null,
    };

    /// <summary>A probability in whole per cent; what is surer than 99.5 is '99 %', since nothing here is certain.</summary>
    public static string Of(Confidence confidence) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(99, Math.Round(100 * confidence.Value))} %");

    /// <summary>What a step did.</summary>
    public static string Of(CoderDecision step, Func<string?, string?, string> term)
    {
        string what = step.Scheme == CodeScheme.SnomedCt ? term(step.Key, step.Code) : step.Code ?? "";
        string other = step.Scheme == CodeScheme.SnomedCt ? term(step.ReplacementKey, step.Replacement) : step.Replacement ?? "";
        return step.Action switch
        {
            CoderAction.Accepted => $"accepted {what}",
            CoderAction.Rejected => step.Entry is ['q', ..] ? "left uncoded what was asked" : $"rejected {what}",
            CoderAction.Replaced => $"replaced {what} by {other}",
            CoderAction.Added => step.Context is { } added ? $"added {what}, {Of(added)}" : $"added {what}",
            CoderAction.ContextChanged => $"changed the context of {what} to {Of(step.Context!.Value)}",
            CoderAction.PrimarySet => $"made {what} the primary code",
            CoderAction.Moved => $"moved {what} to place {step.Position + 1}",
            CoderAction.Commented => "commented",
            CoderAction.Query => "drafted a query to the clinician",
            CoderAction.Undone => "undid what was done last",
            CoderAction.SignedOff => "signed the letter off",
            _ => "opened the letter again",
        };
    }
}
