using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Reads from a message how long ago a drug's last dose was: 'had my last Ocrevus in March', 'stopped Tysabri six weeks ago'. Always the fewest days the words can mean, so that a tail is
/// never cut short.</summary>
internal sealed class LastDoseReader(MessagePhrases phrases)
{
    /// <summary>Words that may stand between a drug and its date.</summary>
    private const int Between = 10;

    /// <summary>A day that only words such as 'six weeks ago' are reckoned from, where the day of receipt is not known.</summary>
    private static readonly DateOnly Anyday = new(2026, 1, 1);

    /// <summary>Fewest days since the last dose, by key of the drug; a drug without a date of its last dose is left out.</summary>
    /// <param name="part">A text of the message.</param>
    /// <param name="drugs">Drugs that may be the patient's.</param>
    /// <param name="received">Day of receipt; null where it is not known.</param>
    /// <param name="days">What is found is put here; of several dates the latest counts.</param>
    public void Read(OwnWords part, IReadOnlyList<Mention> drugs, DateOnly? received, Dictionary<string, int> days)
    {
        if (!drugs.Any(d => d.In == part.Field))
        {
            return;
        }

        MessageView view = phrases.Read(part);
        ReadText text = view.Text;
        List<(string Key, int Token)> named = [.. drugs.Where(d => d.In == part.Field && d.Key is not null).Select(d => (d.Key!, view.TokenAt(d.Span.Start))).Where(d => d.Item2 < text.Tokens.Count)];
        foreach (int number in named.Select(d => text.SentenceOf(d.Token)).Distinct())
        {
            Sentence sentence = text.Sentences[number];
            (int start, int end) = (text.Tokens[sentence.First].Start, text.Tokens[sentence.End - 1].End);
            foreach (DatePhrase date in DatePhrases.Find(text.Text, start, end, received ?? Anyday))
            {
                // A date is the nearest drug's: 'stopped Tysabri two years ago and am on Copaxone'.
                int at = view.TokenAt(date.Start);
                (string key, int drug) = named.Where(d => text.SentenceOf(d.Token) == number).MinBy(d => Math.Abs(d.Token - at));
                if (Since(view, drug, date, received) is { } since)
                {
                    days[key] = days.TryGetValue(key, out int known) ? Math.Min(known, since) : since;
                }
            }
        }
    }

    private static int? Since(MessageView view, int drug, DatePhrase date, DateOnly? received)
    {
        ReadOnlySpan<char> words = view.Text.Text.AsSpan(date.Start, date.End - date.Start);
        bool ago = words.EndsWith("ago", StringComparison.OrdinalIgnoreCase) || words.EndsWith("back", StringComparison.OrdinalIgnoreCase);
        int at = view.TokenAt(date.Start);
        if ((received is null && !ago) || Math.Abs(at - drug) > Between || Cue(view, drug, at) != PhraseLabels.DoseGiven)
        {
            return null;
        }

        DateOnly today = received ?? Anyday;
        int since = today.DayNumber - LastDay(date.Date, words, ago).DayNumber;
        return since < 0 ? (date.Date.First <= today ? 0 : null) : since;
    }

    /// <summary>The cue nearest to the date, of those in the drug's sentence.</summary>
    private static string? Cue(MessageView view, int drug, int date)
    {
        int sentence = view.Text.SentenceOf(drug);
        string? best = null;
        int nearest = int.MaxValue;
        foreach (string label in new[] { PhraseLabels.DoseGiven, PhraseLabels.DoseStarted })
        {
            foreach (PhraseMatch match in view.Of(label).Where(m => view.Text.SentenceOf(m.First) == sentence))
            {
                int far = Math.Min(Math.Abs(date - match.End), Math.Abs(date - match.First));
                if (far < nearest)
                {
                    (best, nearest) = (label, far);
                }
            }
        }

        return best;
    }

    /// <summary>The last day that a date can mean: 'March' its end, 'two years ago' a year and a half.</summary>
    private static DateOnly LastDay(PartialDate date, ReadOnlySpan<char> words, bool ago) =>
        ago && date.Month is null && words.Contains("y", StringComparison.OrdinalIgnoreCase) ? new DateOnly(date.Year, 7, 1) : date.Last;
}
