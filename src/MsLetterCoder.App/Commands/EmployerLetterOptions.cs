using System.CommandLine;
using System.Globalization;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Commands;

/// <summary>The choices of <c>employer-letter</c>. Names, addresses and own words come only from a file or standard input: arguments are seen by every user of the machine.</summary>
internal static class EmployerLetterOptions
{
    private static readonly Option<string?> Choices = new("--choices") { Description = "File of choices as JSON (docs/employer-letter.md), '-': standard input. The only way in for names, employer, contact and own words; options go on top." };
    private static readonly Option<string[]> Tick = Many("--tick", "Matter to tell of, by its key as --list prints it; may stand several times. Without any: what --list ticks.");
    private static readonly Option<string[]> LeaveOut = Many("--leave-out", "Detail to leave out, as --list prints it ('tiredness/trigger').");
    private static readonly Option<string[]> Adjustment = Many("--adjustment", "Adjustment to ask for, as --list prints it; without any the tables choose.");
    private static readonly Option<string?> Voice = One("--voice", $"Who speaks: {string.Join(", ", Labels.All<LetterVoice>())}; first: the person, the others: a team writes of them, her or him.");
    private static readonly Option<string[]> Work = Many("--work", $"Kind of work: {string.Join(", ", Labels.All<WorkKind>())}.");
    private static readonly Option<bool> Name = new("--name-condition") { Description = "Name the condition." };
    private static readonly Option<bool> Neutral = new("--neutral") { Description = "Use the words that say least." };
    private static readonly Option<string?> OfNation = One("--nation", $"Whose law: {string.Join(", ", Labels.All<Nation>())}; default: Coding:Nation.");
    private static readonly Option<string?> Style = One("--style", $"Layout: {string.Join(", ", Labels.All<LetterStyle>())}.");
    private static readonly Option<string?> Date = One("--date", "Date of the letter, as 2026-11-22; default: today.");
    private static readonly Option<string?> Review = One("--review", "When to look at it again, as 2027-03-01; default: 'in three months'.");
    private static readonly Option<bool> Confirm = new("--confirm") { Description = "The person has said of everything ticked that it is still true." };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Choices, Tick, LeaveOut, Adjustment, Voice, Work, Name, Neutral, OfNation, Style, Date, Review, Confirm];

    /// <summary>Reads what was chosen.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="settings">The team's settings.</param>
    /// <param name="today">The team's day.</param>
    /// <param name="usual">Ticks where none are given, by kind of work.</param>
    /// <exception cref="ConfigurationException">Something cannot be understood.</exception>
    public static EmployerChoices Read(ParseResult parse, AppSettings settings, DateOnly today, Func<IReadOnlyList<WorkKind>, IReadOnlySet<string>> usual)
    {
        string json = parse.GetValue(Choices) is { } file ? NoteText.Read(file) : "{}";
        EmployerChoices given;
        try
        {
            given = EmployerChoicesJson.Read(json, today);
        }
        catch (FormatException e)
        {
            throw new ConfigurationException(e.Message, e);
        }

        string[] ticks = parse.GetValue(Tick) ?? [];
        string[] leaveOut = parse.GetValue(LeaveOut) ?? [];
        string[] adjustments = parse.GetValue(Adjustment) ?? [];
        string[] work = parse.GetValue(Work) ?? [];
        given = given with { Work = work.Length > 0 ? [.. work.Select(w => Label<WorkKind>("--work", w))] : given.Work };
        EmployerChoices choices = given with
        {
            Ticks = ticks.Length > 0 ? ticks.ToHashSet(StringComparer.Ordinal) : given.Ticks.Count > 0 || json.Contains("\"ticks\"", StringComparison.Ordinal) ? given.Ticks : usual(given.Work),
            LeftOut = leaveOut.Length > 0 ? leaveOut.ToHashSet(StringComparer.Ordinal) : given.LeftOut,
            Adjustments = adjustments.Length > 0 ? adjustments.ToHashSet(StringComparer.Ordinal) : given.Adjustments,
            Voice = parse.GetValue(Voice) is { } voice ? Label<LetterVoice>("--voice", voice) : given.Voice,
            NameDiagnosis = given.NameDiagnosis || parse.GetValue(Name),
            PreferNeutral = given.PreferNeutral || parse.GetValue(Neutral),
            Nation = parse.GetValue(OfNation) is { } nation ? Label<Nation>("--nation", nation) : json.Contains("\"nation\"", StringComparison.Ordinal) ? given.Nation : settings.CodingNation,
            Style = parse.GetValue(Style) is { } style ? Label<LetterStyle>("--style", style) : given.Style,
            Date = parse.GetValue(Date) is { } date ? Day("--date", date) : given.Date,
            Review = parse.GetValue(Review) is { } review ? Day("--review", review) : given.Review,
        };
        return parse.GetValue(Confirm) ? choices with { Confirmed = choices.Ticks.Append(EmployerChoices.Diagnosis).ToHashSet(StringComparer.Ordinal) } : choices;
    }

    /// <summary>Reads a label.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static T Label<T>(string option, string given)
        where T : struct, Enum => Labels.TryRead(given, out T value) ? value : throw new ConfigurationException($"'{option}' knows {string.Join(", ", Labels.All<T>())}.");

    private static DateOnly Day(string option, string given) => DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day
        : throw new ConfigurationException($"'{option}' needs a date as 2026-11-22.");

    private static Option<string?> One(string name, string description) => new(name) { Description = description };

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}
