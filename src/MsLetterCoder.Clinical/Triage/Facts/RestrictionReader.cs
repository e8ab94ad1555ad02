using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Finds a writer's words on how not to be contacted: 'do not ring the house', 'ring me, not him' (triage.md, 'Contact').</summary>
internal static class RestrictionReader
{
    /// <summary>Most words behind a phrase that belong to it.</summary>
    private const int RunOn = 8;

    /// <summary>The words, in order, those that overlap as one.</summary>
    public static IEnumerable<SaidWords> Find(MessageView view)
    {
        PhraseMatch[] unlike = [.. view.Of(PhraseLabels.NoRestriction)];
        TextSpan? open = null;
        foreach (PhraseMatch match in view.Of(PhraseLabels.Restriction).Where(m => !Array.Exists(unlike, u => u.First < m.End && m.First < u.End)))
        {
            TextSpan span = view.SpanOf(match.First, ClauseEnd(view, match.End));
            if (open is { } before && span.Start <= before.End)
            {
                open = new TextSpan(before.Start, Math.Max(before.End, span.End));
                continue;
            }

            if (open is { } done)
            {
                yield return new SaidWords(done, view.Field);
            }

            open = span;
        }

        if (open is { } last)
        {
            yield return new SaidWords(last, view.Field);
        }
    }

    /// <summary>The words run on to the end of their clause: 'do not ring' says less than 'do not ring the house'.</summary>
    private static int ClauseEnd(MessageView view, int end)
    {
        List<Token> tokens = view.Text.Tokens;
        int last = Math.Min(tokens.Count, end + RunOn);
        while (end < last && tokens[end].Before < TokenBreak.Soft && !tokens[end].Comma && !ClauseBreaks.Between(view.Text, end - 1, end, atSubject: true))
        {
            end++;
        }

        return end;
    }
}
