using System.Globalization;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Finds what a message says is to come and when: an event of Knowledge/messages/events.tsv with a day beside it, not over, not merely asked for and not cancelled (triage.md, 'Events').</summary>
internal static partial class EventReader
{
    /// <summary>Words that may stand between an event and its day.</summary>
    private const int Between = 8;

    /// <summary>Words before an event within which a cue says that it is over.</summary>
    private const int Before = 6;

    private static readonly string[] Present = ["is", "are", "s", "will", "isnt", "due", "booked", "arranged", "scheduled", "planned"];

    /// <summary>Of kinds that the same words name the first counts: 'my Tecfidera runs out' is a last dose.</summary>
    private static readonly EventKind[] Kinds = [EventKind.LastDose, EventKind.Infusion, EventKind.Procedure, EventKind.Journey, EventKind.Appointment];

    /// <summary>The events of a text, in the order of their words.</summary>
    public static List<MessageEvent> Find(MessageView view, DateOnly? received)
    {
        Dictionary<int, List<DayPhrase>> days = [];
        List<(EventKind Kind, PhraseMatch Match, Dated Day)> dated = [];
        foreach (EventKind kind in Kinds)
        {
            foreach (PhraseMatch match in view.Of(Labels.Of(kind)))
            {
                if (Day(view, match, received, days) is { } day)
                {
                    dated.Add((kind, match, day));
                }
            }
        }

        // A day is the nearest event's: 'I see Dr Patel on the 12th, do I need a scan first?'
        var events = new List<MessageEvent>();
        foreach ((EventKind kind, PhraseMatch match, Dated day) in dated.Where(d => !dated.Exists(o => o.Day.First == d.Day.First && o.Day.Far + 1 < d.Day.Far)))
        {
            Add(events, Event(view, kind, match, day.First, day.End, day.Phrase.InDays, received));
        }

        foreach (PhraseMatch match in view.Of(PhraseLabels.CountLeft))
        {
            if (DaysLeft(view.SpanOf(match).In(view.Text.Text)) is { } left)
            {
                Add(events, Event(view, EventKind.LastDose, match, match.First, match.End, left, received));
            }
        }

        return [.. events.OrderBy(e => e.Span.Start)];
    }

    private static MessageEvent Event(MessageView view, EventKind kind, PhraseMatch match, int first, int end, int? inDays, DateOnly? received) => new()
    {
        Kind = kind,
        InDays = inDays,
        Day = inDays is { } ahead && received is { } day ? day.AddDays(ahead) : null,
        Span = view.SpanOf(Math.Min(match.First, first), Math.Max(match.End, end)),
        In = view.Field,
    };

    /// <summary>The same words name one event: the kind that was named first, with the longer span.</summary>
    private static void Add(List<MessageEvent> events, MessageEvent found)
    {
        int same = events.FindIndex(e => e.Span.Overlaps(found.Span) && e.InDays == found.InDays);
        if (same < 0)
        {
            events.Add(found);
        }
        else
        {
            MessageEvent known = events[same];
            events[same] = known with { Span = new TextSpan(Math.Min(known.Span.Start, found.Span.Start), Math.Max(known.Span.End, found.Span.End)) };
        }
    }

    /// <summary>The day of an event: the nearest in its sentence that no clause parts from it; null where there is none, or where it is over.</summary>
    private static Dated? Day(MessageView view, PhraseMatch match, DateOnly? received, Dictionary<int, List<DayPhrase>> days)
    {
        ReadText text = view.Text;
        int number = text.SentenceOf(match.First);
        Sentence sentence = text.Sentences[number];
        if (!days.TryGetValue(number, out List<DayPhrase>? phrases))
        {
            phrases = DayPhrases.Find(text.Text, text.Tokens[sentence.First].Start, text.Tokens[sentence.End - 1].End, received);
            days.Add(number, phrases);
        }

        Dated? best = null;
        foreach (DayPhrase phrase in phrases)
        {
            int first = view.TokenAt(phrase.Start);
            int end = Math.Max(first + 1, view.TokenAt(phrase.End));
            int far = first >= match.End ? first - match.End : end <= match.First ? match.First - end : 0;
            bool parted = far > 0 && (first >= match.End ? ClauseBreaks.Between(text, match.End - 1, first, atSubject: false) : ClauseBreaks.Between(text, end - 1, match.First, atSubject: false));
            if (far <= Between && !parted && (best is null || far < best.Value.Far))
            {
                best = new Dated(phrase, first, end, far);
            }
        }

        return best is { } day && IsToCome(view, match, day.Phrase, day.First, day.End) ? best : null;
    }

    private static bool IsToCome(MessageView view, PhraseMatch match, DayPhrase day, int dayFirst, int dayEnd)
    {
        ReadText text = view.Text;
        int sentence = text.SentenceOf(match.First);
        int first = Math.Min(match.First, dayFirst);
        int end = Math.Max(match.End, dayEnd);
        if (day.Tense == DayTense.Over || view.Of(PhraseLabels.Cancelled).Any(c => text.SentenceOf(c.First) == sentence)
            || view.Of(PhraseLabels.Asked).Any(a => a.First <= first && first - a.End <= Before && !ClauseBreaks.Between(text, a.End - 1, first, atSubject: false) && text.SentenceOf(a.First) == sentence))
        {
            return false;
        }

        return day.Tense == DayTense.Coming || !IsOver(view, first, end, Math.Min(match.End, dayEnd), Math.Max(match.First, dayFirst));
    }

    /// <summary>True where a verb of the past speaks of the event: before it, unless the present stands between event and day, or between the two.</summary>
    private static bool IsOver(MessageView view, int first, int end, int gapFirst, int gapEnd)
    {
        ReadText text = view.Text;
        PhraseMatch[] not = [.. view.Of(PhraseLabels.NotPast)];
        bool present = false;
        for (int token = gapFirst; token < gapEnd; token++)
        {
            present |= Present.Contains(ClauseBreaks.Word(text, token));
        }

        int sentence = text.SentenceOf(first);
        return view.Of(PhraseLabels.Past).Where(p => !Array.Exists(not, n => n.First < p.End && p.First < n.End) && text.SentenceOf(p.First) == sentence)
            .Any(p => p.First >= first ? p.First < end || (p.First - end < 2 && text.Tokens[p.First].Before < TokenBreak.Soft)
                : !present && first - p.End <= Before && !ClauseBreaks.Between(text, p.End - 1, first, atSubject: false));
    }

    /// <summary>Days for which what is left lasts: 'two days' worth', 'three tablets' (one a day at the most), 'a week's supply'.</summary>
    private static int? DaysLeft(ReadOnlySpan<char> words)
    {
        Match match = Left().Match(words.ToString());
        if (!match.Success)
        {
            return null;
        }

        string number = match.Groups["n"].Value;
        int count = number.Contains("few", StringComparison.OrdinalIgnoreCase) || number.Contains("couple", StringComparison.OrdinalIgnoreCase) ? 2
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int digits) ? digits : FactNumbers.Read(number) is { } read ? (int)read : 0;
        return count is < 1 or > 366 ? null : char.ToLowerInvariant(match.Groups["unit"].Value[0]) switch
        {
            'w' => 7 * count,
            'f' => 14 * count,
            'm' => 28 * count,
            _ => count,
        };
    }

    [GeneratedRegex(
        @"\b(?<n>\d{1,3}|a couple of|a few|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:(?:more|last|[\w-]+)\s+)??(?<unit>days?|nights?|weeks?|fortnight|months?|tablets?|tabs|capsules?|pills|doses?|sachets)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Left();

    /// <summary>The day of an event: its words, their tokens [<paramref name="First"/>, <paramref name="End"/>), and how many words stand between.</summary>
    private readonly record struct Dated(DayPhrase Phrase, int First, int End, int Far);
}
