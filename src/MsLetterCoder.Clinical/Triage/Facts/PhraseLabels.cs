using System.Collections.Frozen;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Labels of the phrases of Knowledge/messages.</summary>
internal static class PhraseLabels
{
    public const string Restriction = "restriction";
    public const string NoRestriction = "no_restriction";
    public const string Past = "past";
    public const string NotPast = "not_past";
    public const string Asked = "asked";
    public const string Cancelled = "cancelled";
    public const string CountLeft = "last_dose_count";
    public const string DoseGiven = "dose_given";
    public const string DoseStarted = "dose_started";
    public const string PointsBelow = "points_below";
    public const string WebPage = "web_page";
    public const string OutNow = "out_now";
    public const string WithoutNow = "without_now";

    private const string Yes = ":yes";
    private const string No = ":no";

    private static readonly FrozenSet<string> All = new[] { Restriction, NoRestriction, Past, NotPast, Asked, Cancelled, CountLeft, DoseGiven, DoseStarted, PointsBelow, WebPage, OutNow, WithoutNow }
        .Concat(Labels.All<EventKind>()).Concat(Labels.All<RelapseTopic>().SelectMany(t => new[] { t + Yes, t + No })).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a label that somebody reads.</summary>
    public static bool IsKnown(string label) => All.Contains(label);

    /// <summary>Label of an answer to a question.</summary>
    public static string Of(RelapseTopic topic, SaidAnswer answer) => Labels.Of(topic) + (answer == SaidAnswer.Yes ? Yes : No);
}
