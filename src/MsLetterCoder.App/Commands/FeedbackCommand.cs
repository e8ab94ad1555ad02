using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.App.Commands;

/// <summary><c>feedback report</c>: how the program's grades agree with nurses', by week, under-triage first.</summary>
internal static class FeedbackCommand
{
    public static Command Create(TimeProvider time)
    {
        var report = new Command("report", "Agreement of the program with nurses' grades, by week of the decision, newest first; messages graded too low come first, by work item.")
        {
            CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        report.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return Report(store.Feedback.Graded(), parse.GetValue(CommonOptions.Json));
        });
        return new Command("feedback", "What nurses' grades say of the program's.") { report };
    }

    private static int Report(IReadOnlyList<GradedMessage> messages, bool json)
    {
        List<GradedMessage> tooLow = [.. messages.Where(IsTooLow).OrderByDescending(m => m.Nurse - m.Program).ThenByDescending(m => m.Nurse).ThenBy(m => m.WorkItemId)];
        List<(string Week, GradedMessage[] Messages)> weeks = [.. messages.GroupBy(m => WeekOf(m.DecidedAt)).OrderByDescending(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.ToArray()))];
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject
            {
                ["under_triaged"] = JsonOutput.Array(tooLow, m => new JsonObject
                {
                    ["item"] = m.WorkItemId,
                    ["program"] = Clinical.Messages.Labels.Of(m.Program),
                    ["nurse"] = Clinical.Messages.Labels.Of(m.Nurse!.Value),
                    ["at"] = JsonOutput.Time(m.DecidedAt),
                }),
                ["all"] = Json(Counts.Of(messages)),
                ["weeks"] = JsonOutput.Array(weeks, w => Json(Counts.Of(w.Messages), w.Week)),
            });
            return ExitCodes.Good;
        }

        Console.Out.WriteLine($"Graded too low by the program: {tooLow.Count}");
        foreach (GradedMessage m in tooLow)
        {
            Console.Out.WriteLine($"  item {m.WorkItemId}: {Clinical.Messages.Labels.Of(m.Program)}, nurse {Clinical.Messages.Labels.Of(m.Nurse!.Value)}, {m.DecidedAt:yyyy-MM-dd}");
        }

        Print("all", Counts.Of(messages));
        weeks.ForEach(w => Print(w.Week, Counts.Of(w.Messages)));
        Console.Out.WriteLine("A message that was closed without a grade says nothing of the program's. Nurses grade what they disagree with more often: the agreement is no accuracy.");
        return ExitCodes.Good;
    }

    private static void Print(string name, Counts c) => Console.Out.WriteLine(
        $"{name}: {c.Graded} graded: too low {c.TooLow}{Share(c.TooLow, c.Graded)} (of {c.UrgentByNurse} for the same day or now, missed {c.UrgentMissed}), agreed {c.Agreed}{Share(c.Agreed, c.Graded)}, too high {c.TooHigh}{Share(c.TooHigh, c.Graded)}; category changed {c.CategoryChanged}; closed without a grade {c.Ungraded}");

    private static string Share(int part, int whole) => whole == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100.0 * part / whole:0} %)");

    private static bool IsTooLow(GradedMessage message) => message.Nurse > message.Program;

    /// <summary>The week of ISO 8601: 2026-W10.</summary>
    private static string WeekOf(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at.UtcDateTime)}-W{ISOWeek.GetWeekOfYear(at.UtcDateTime):00}");

    private static JsonObject Json(Counts c, string? week = null)
    {
        var counts = new JsonObject
        {
            ["graded"] = c.Graded,
            ["too_low"] = c.TooLow,
            ["urgent_by_nurse"] = c.UrgentByNurse,
            ["urgent_missed"] = c.UrgentMissed,
            ["agreed"] = c.Agreed,
            ["too_high"] = c.TooHigh,
            ["category_changed"] = c.CategoryChanged,
            ["closed_without_a_grade"] = c.Ungraded,
        };
        if (week is not null)
        {
            counts["week"] = week;
        }

        return counts;
    }

    private sealed record Counts(int Graded, int TooLow, int UrgentByNurse, int UrgentMissed, int Agreed, int TooHigh, int CategoryChanged, int Ungraded)
    {
        public static Counts Of(IReadOnlyCollection<GradedMessage> messages) => new(
            messages.Count(m => m.Nurse is not null),
            messages.Count(IsTooLow),
            messages.Count(m => m.Nurse >= Urgency.SameDay),
            messages.Count(m => m.Nurse >= Urgency.SameDay && m.Program < Urgency.SameDay),
            messages.Count(m => m.Nurse == m.Program),
            messages.Count(m => m.Nurse < m.Program),
            messages.Count(m => m.NurseCategory is not null && m.NurseCategory != m.ProgramCategory),
            messages.Count(m => m.Nurse is null));
    }
}
