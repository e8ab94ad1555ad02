using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads EDSS values of earlier encounters, with their dates.</summary>
internal static class EdssHistory
{
    public static IReadOnlyList<FigureFact> Read(FactSource source, DocumentFacts header)
    {
        var found = new List<FigureFact>();
        TextSpan today = header.Spans.TryGetValue("edss", out TextSpan span) ? span : default;
        foreach ((double low, double? high, int start, int end, bool old) in EdssReader.Every(source.Text))
        {
            int sentence = source.SentenceAt(start);
            TextSpan original = source.Original(start, end);
            if (original.Overlaps(today) || !source.IsClinical(sentence) || source.IsOthers(sentence, start) || source.IsConditional(sentence, start))
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
