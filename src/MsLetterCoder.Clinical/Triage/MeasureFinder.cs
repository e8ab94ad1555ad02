using System.Globalization;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Finds reported numbers that are out of bounds.</summary>
internal sealed class MeasureFinder(IReadOnlyList<Measure> measures)
{
    /// <summary>Words that may stand between a name and its number: 'temperature keeps going up to 38.5'.</summary>
    private const int Between = 6;

    /// <summary>Unit that stands for none: '38.4 last night'.</summary>
    private const string AnyDecimal = "*";

    private static readonly HashSet<string> OtherUnits =
        ["kg", "kgs", "kilos", "kilo", "stone", "st", "lb", "lbs", "mg", "mcg", "g", "ml", "mls", "l", "miles", "mile", "km", "m", "metres", "mmol", "percent", "weeks", "years", "hours", "pounds", "p", "k"];

    /// <summary>Units of doses, sizes and times: no result has them, unless 'per litre' follows ('220 mg/l').</summary>
    private static readonly HashSet<string> NoResult =
        ["mg", "mcg", "micrograms", "milligrams", "ml", "mls", "tablets", "tablet", "tabs", "capsules", "sachets", "doses", "times", "days", "weeks", "months", "years", "hours", "pounds", "quid", "p", "miles", "metres"];

    private static readonly HashSet<string> Litres = ["l", "dl", "litre", "litres"];

    private static readonly HashSet<string> NumberWords = ["number", "no", "bed", "room", "ward", "bus", "page", "question", "point", "item"];

    private readonly HashSet<string> _names = [.. measures.SelectMany(m => m.Names)];

    /// <summary>Signals with their words, tokens [First, End).</summary>
    public IEnumerable<(string Signal, int First, int End)> Find(ReadText text)
    {
        for (int token = 0; token < text.Tokens.Count; token++)
        {
            if (!char.IsAsciiDigit(text.Text[text.Tokens[token].Start])
                || !decimal.TryParse(text.Tokens[token].Span.In(text.Text).ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
                || IsNoResult(text, token))
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

    /// <summary>A price, a dose, a number of a list ('2) …') or of a thing ('bed 2').</summary>
    private static bool IsNoResult(ReadText text, int number)
    {
        int start = text.Tokens[number].Start;
        int end = text.Tokens[number].End;
        if ((start > 0 && text.Text[start - 1] is '£' or '€' or '$' or '#') || (end < text.Text.Length && text.Text[end] == ')' && (start == 0 || char.IsWhiteSpace(text.Text[start - 1]))))
        {
            return true;
        }

        int sentence = text.SentenceOf(number);
        string unit = WordAt(number + 1);
        return (NoResult.Contains(unit) && !Litres.Contains(WordAt(number + 2))) || NumberWords.Contains(WordAt(number - 1));

        string WordAt(int token) => token >= 0 && token < text.Tokens.Count && text.SentenceOf(token) == sentence ? ClauseBreaks.Word(text, token) : "";
    }

    /// <summary>The words from the name to the number, from the number to its unit, or the number alone; the nearest name of any measure owns the number.</summary>
    private (int First, int End)? Range(ReadText text, int number, Measure measure)
    {
        int sentence = text.SentenceOf(number);
        bool owned = false;
        for (int token = number - 1; token >= 0 && token >= number - Between - 1 && text.SentenceOf(token) == sentence; token--)
        {
            string word = ClauseBreaks.Word(text, token);
            if (_names.Contains(word))
            {
                if (measure.Names.Contains(word))
                {
                    return (token, number + 1);
                }

                owned = true;
                break;
            }
        }

        int next = number + 1;
        string unit = next < text.Tokens.Count && text.SentenceOf(next) == sentence ? ClauseBreaks.Word(text, next) : "";
        if (measure.Units.Contains(unit))
        {
            return (number, next + 1);
        }

        bool bare = measure.Units.Contains(AnyDecimal) && text.Tokens[number].Span.In(text.Text).Contains('.') && !OtherUnits.Contains(unit) && !owned;
        return bare ? (number, next) : null;
    }
}
