namespace MsLetterCoder.Clinical.Triage;

/// <summary>What a wrong grade costs: a grade too low costs more than a grade too high, and missing 'same day' or 'emergency' more still (triage.md: under-triage is the
/// harm to avoid).</summary>
internal static class UrgencyCost
{
    /// <summary>Cost of grading <paramref name="graded"/> where <paramref name="truth"/> is right; 0 where both are equal.</summary>
    public static double Of(Urgency truth, Urgency graded)
    {
        int low = truth - graded;
        if (low <= 0)
        {
            return -low;
        }

        double cost = 1.2 * low;
        return truth >= Urgency.SameDay && graded < Urgency.SameDay ? cost + 4 : cost;
    }
}
