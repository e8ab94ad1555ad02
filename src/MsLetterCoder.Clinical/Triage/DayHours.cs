using System.Globalization;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Opening hours of a weekday by the clock on the wall: none, one or several spells from 00:00 to 24:00, in order and apart from each other.</summary>
public sealed record DayHours
{
    private static readonly TimeSpan Midnight = TimeSpan.FromDays(1);

    private DayHours(IReadOnlyList<(TimeSpan From, TimeSpan To)> spells) => Spells = spells;

    /// <summary>Closed all day.</summary>
    public static DayHours Closed { get; } = new([]);

    /// <summary>The spells of the day, as times since midnight. None where it is closed.</summary>
    public IReadOnlyList<(TimeSpan From, TimeSpan To)> Spells { get; }

    /// <summary>Reads '09:00-17:00' or '09:00-12:30, 13:30-17:00'; empty text is closed, and a spell without length ('09:00-09:00') is none.</summary>
    /// <returns>Null where the text is nothing of the kind.</returns>
    public static DayHours? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spells = new List<(TimeSpan From, TimeSpan To)>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return Closed;
        }

        TimeSpan last = TimeSpan.Zero;
        foreach (string spell in text.Split(','))
        {
            string[] ends = spell.Split('-');
            if (ends.Length != 2 || Time(ends[0].Trim()) is not { } from || Time(ends[1].Trim()) is not { } to || from < last || to < from)
            {
                return null;
            }

            last = to;
            if (to > from)
            {
                spells.Add((from, to));
            }
        }

        return new DayHours(spells);
    }

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public override string ToString() => Spells.Count == 0 ? "closed" : string.Join(", ", Spells.Select(spell => $"{Words(spell.From)}-{Words(spell.To)}"));

    private static TimeSpan? Time(string text) =>
        text == "24:00" ? Midnight : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time.ToTimeSpan() : null;

    private static string Words(TimeSpan time) => time == Midnight ? "24:00" : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
