using System.Globalization;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Finds reported numbers that are out of bounds.</summary>
internal sealed class MeasureFinder(IReadOnlyList<Measure> measures)
{
    /// <summary>Words that may stand between a name and its number: 'temperature keeps going up to 38.5'.</summary>
    private const int Between = 6;

    private readonly HashSet<string> _names = [.. measures.SelectMany(m => m.Names)];

    /// <summary>Signals with their words, tokens [First, End).</summary>
    public IEnumerable<(string Signal, int First, int End)> Find(ReadText text)
    {
        for (int token = 0; token < text.Tokens.Count; token++)
        {
            if (!char.IsAsciiDigit(text.Text[text.Tokens[token].Start])
                || !decimal.TryParse(text.Tokens[token].Span.In(text.Text).ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            {
                continue;
            }

            foreach (Measure measure in measures)
            {
                if (measure.SignalOf(value) is { } signal && Range(text, token, measure) is { } range)
                {
                    yield return (signal, range.First, range.End);
                }
            }
        }
    }

    /// <summary>The words from the name to the number, or from the number to its unit; the nearest name of any measure owns the number.</summary>
    private (int First, int End)? Range(ReadText text, int number, Measure measure)
    {
        int sentence = text.SentenceOf(number);
        for (int token = number - 1; token >= 0 && token >= number - Between - 1 && text.SentenceOf(token) == sentence; token--)
        {
            string word = ClauseBreaks.Word(text, token);
            if (_names.Contains(word))
            {
                if (measure.Names.Contains(word))
                {
                    return (token, number + 1);
                }

                break;
            }
        }

        int next = number + 1;
        return next < text.Tokens.Count && text.SentenceOf(next) == sentence && measure.Units.Contains(ClauseBreaks.Word(text, next)) ? (number, next + 1) : null;
    }
}
