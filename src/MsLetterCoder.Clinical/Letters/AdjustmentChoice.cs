using MsLetterCoder.Clinical.Letters.Tables;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Which adjustments a symptom asks for in a kind of work.</summary>
internal static class AdjustmentChoice
{
    /// <summary>Most that name the kind of work, before those that fit any.</summary>
    private const int MostOfWork = 2;

    /// <summary>Up to <paramref name="most"/> adjustments, most useful first: those the person chose; else those that name the work, then those for any work.</summary>
    public static List<AdjustmentRow> Of(string row, EmployerChoices choices, int most, LetterKnowledge knowledge) => choices.Adjustments is { } chosen
        ? [.. Fitting(row, choices.Work, knowledge).Where(a => chosen.Contains(a.Key))]
        : Of(row, choices.Work, most, knowledge);

    /// <summary>Up to <paramref name="most"/> adjustments that the tables choose.</summary>
    public static List<AdjustmentRow> Of(string row, IReadOnlyList<WorkKind> work, int most, LetterKnowledge knowledge)
    {
        List<AdjustmentRow> fitting = Fitting(row, work, knowledge);
        return [.. fitting.Where(a => a.Work.Count > 0).Take(MostOfWork).Concat(fitting.Where(a => a.Work.Count == 0)).Take(most)];
    }

    /// <summary>All that suit, most useful first.</summary>
    public static List<AdjustmentRow> Fitting(string row, IReadOnlyList<WorkKind> work, LetterKnowledge knowledge) => [.. knowledge.AdjustmentsOf(row).Where(a => a.Fits(work))];
}
