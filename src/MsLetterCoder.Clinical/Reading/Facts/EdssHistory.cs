using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads EDSS values of earlier encounters, with their dates.</summary>
internal static class EdssHistory
{
    /// <summary>The facts without an EDSS whose own date, a day beside it, is long before the clinic: 'EDSS of 2.0 on 14/11/2023'.</summary>
    public static DocumentFacts WithoutEarlier(FactSource source, DocumentFacts header)
    {
        if (header.Edss is null || !header.Spans.TryGetValue("edss", out TextSpan span))
        {
            return header;
        }

        int start = source.View.ToView(span.Start);
        int end = source.View.ToView(span.End - 1) + 1;
        (PartialDate? date, bool current) = WalkingReader.When(source, source.SentenceAt(start), start, end);
        if (current || date is not { Day: not null, Doubt: false } day || source.Today is not { } today || day.First > today.AddDays(-42))
        {
            return header;
        }

        return header with { Edss = null, EdssHigh = null, Spans = header.Spans.Where(s => s.Key is not ("edss" or "edss_high")).ToDictionary(s => s.Key, s => s.Value) };
    }

    public static IReadOnlyList<FigureFact> Read(FactSource source, DocumentFacts header)
    {
        var found = new List<FigureFact>();
        TextSpan today = header.Spans.TryGetValue("edss", out TextSpan span) ? span : default;
        foreach ((double low, double? high, int start, int end, bool old) in EdssReader.Every(source.Text))
        {
            int sentence = source.SentenceAt(start);
            TextSpan original = source.Original(start, end);
            if (found.Count >= 60 || original.Overlaps(today) || !source.IsClinical(sentence) || source.IsOthers(sentence, start) || source.IsConditional(sentence, start))
            {
                continue;
            }

            (PartialDate? date, bool current) = WalkingReader.When(source, sentence, start, end);
            if (current && !old)
            {
                continue;
            }

            date ??= source.Dates(sentence) is [var only] ? only.Date : null;
            if (!found.Exists(f => f.Value == low && f.Date == date))
            {
                found.Add(new FigureFact { Value = low, High = high, Current = false, Date = date, Span = original });
            }
        }

        return found;
    }
}
