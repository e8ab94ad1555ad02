using MsLetterCoder.Clinical.Letters.Tables;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>The middle of the letter as short paragraphs: matters that ask for the same adjustments share one.</summary>
internal sealed class StandardBody(LetterKnowledge knowledge, EmployerChoices choices, Wording wording)
{
    /// <summary>Most words of a sentence that lists adjustments.</summary>
    private const int MostWords = 26;

    /// <summary>Most phrases in one statement, and words of each.</summary>
    private const int MostPhrases = 3;

    private const int LongPhrase = 5;

    private readonly HashSet<string> _leads = new(StringComparer.Ordinal);

    /// <summary>The paragraphs, in the order of the clinic letter.</summary>
    public List<LetterBlock> Of(IReadOnlyList<Tellable> told) =>
        [.. Plan(told).Select(p => new LetterBlock(BlockKind.Paragraph, Sentences(p.Told, p.Adjustments)))];

    /// <summary>How many adjustments each matter brings: fewer where there are many.</summary>
    internal static int Adjustments(int ticks) => ticks <= 2 ? 3 : 2;

    private List<(List<Tellable> Told, List<AdjustmentRow> Adjustments)> Plan(IReadOnlyList<Tellable> told)
    {
        var paragraphs = new List<(List<Tellable> Told, List<AdjustmentRow> Adjustments)>();
        foreach (Tellable matter in told)
        {
            List<AdjustmentRow> own = AdjustmentChoice.Of(matter.Key, choices, Adjustments(told.Count), knowledge);
            List<AdjustmentRow> left = [.. own.Where(a => !paragraphs.Exists(p => p.Adjustments.Contains(a)))];
            (List<Tellable> Told, List<AdjustmentRow> Adjustments) shared = paragraphs
                .Where(p => p.Told.Count < MostPhrases)
                .OrderByDescending(p => own.Count(p.Adjustments.Contains)).FirstOrDefault();
            int common = shared.Told is null ? 0 : own.Count(shared.Adjustments.Contains);
            if (common > 0 && (common * 2 >= own.Count || left.Count == 0))
            {
                shared.Told!.Add(matter);
                shared.Adjustments.AddRange(left);
            }
            else
            {
                // What an earlier paragraph asks for already is not asked for twice, unless nothing else would be left.
                paragraphs.Add(([matter], left.Count > 0 ? left : own));
            }
        }

        return paragraphs;
    }

    private List<LetterSentence> Sentences(List<Tellable> told, List<AdjustmentRow> adjustments)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var sentences = new List<LetterSentence>();
        List<List<Tellable>> groups = [.. Together(told)];
        foreach ((int i, List<Tellable> together) in groups.Index())
        {
            sentences.Add(wording.Statement(together, !_leads.Add(together[0].Row.Lead)));
            sentences.AddRange(together.SelectMany(wording.Stated));
            sentences.AddRange(together.SelectMany(wording.Effects).Where(s => said.Add(s.Text)));

            // 'This' is what was just said: a trigger of several matters stands behind the last of them.
            HashSet<string> later = [.. groups.Skip(i + 1).SelectMany(g => g).Where(t => !t.Trigger.Is).Select(Trigger).OfType<LetterSentence>().Select(s => s.Text)];
            sentences.AddRange(together.Where(t => !t.Trigger.Is).Select(Trigger).OfType<LetterSentence>().Where(s => !later.Contains(s.Text) && said.Add(s.Text)));
        }

        sentences.AddRange(Requests(adjustments));
        return sentences;
    }

    private LetterSentence? Trigger(Tellable matter) => wording.Triggers(matter).FirstOrDefault();

    /// <summary>Matters that one sentence can state: the same verb, short phrases, nothing of their own behind them, made worse by the same.</summary>
    private IEnumerable<List<Tellable>> Together(List<Tellable> told)
    {
        var open = new List<Tellable>();
        foreach (Tellable matter in told)
        {
            bool joins = open.Count is > 0 and < MostPhrases && Short(matter) && Short(open[^1]) && matter.Row.Lead == open[0].Row.Lead && Trigger(matter)?.Text == Trigger(open[0])?.Text;
            if (!joins && open.Count > 0)
            {
                yield return open;
                open = [];
            }

            open.Add(matter);
        }

        if (open.Count > 0)
        {
            yield return open;
        }
    }

    private bool Short(Tellable matter)
    {
        string phrase = wording.Phrase(matter);
        return !matter.Pattern.Is && !matter.Trigger.Is && phrase.Count(c => c == ' ') < LongPhrase
            && !phrase.Contains(" and ", StringComparison.Ordinal) && !phrase.StartsWith("had ", StringComparison.Ordinal) && !phrase.StartsWith("to ", StringComparison.Ordinal) && phrase.AsSpan().IndexOfAny(",(") < 0
            && !phrase.Contains(" that ", StringComparison.Ordinal) && !phrase.Contains(" when ", StringComparison.Ordinal);
    }

    private List<LetterSentence> Requests(List<AdjustmentRow> adjustments)
    {
        var sentences = new List<LetterSentence>();
        var open = new List<AdjustmentRow>();
        foreach (AdjustmentRow row in adjustments)
        {
            if (row.Short.Contains(',', StringComparison.Ordinal))
            {
                Close();
                sentences.Add(wording.Adjustment(row, sentences.Count > 0));
                continue;
            }

            if (open.Count > 0 && Words(open) + Words([row]) > MostWords)
            {
                Close();
            }

            open.Add(row);
        }

        Close();
        return sentences;

        void Close()
        {
            if (open.Count > 0)
            {
                sentences.Add(wording.Adjustments(open, sentences.Count > 0));
                open = [];
            }
        }
    }

    private static int Words(List<AdjustmentRow> rows) => 6 + rows.Sum(r => r.Short.Split(' ').Length);
}
