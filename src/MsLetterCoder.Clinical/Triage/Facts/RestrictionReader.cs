using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Finds a writer's words on how not to be contacted: 'do not ring the house', 'ring me, not him' (triage.md, 'Contact').</summary>
internal static class RestrictionReader
{
    /// <summary>The words, in order, those that overlap as one.</summary>
    public static IEnumerable<SaidWords> Find(MessageView view)
    {
        PhraseMatch[] unlike = [.. view.Of(PhraseLabels.NoRestriction)];
        TextSpan? open = null;
        foreach (PhraseMatch match in view.Of(PhraseLabels.Restriction).Where(m => !Array.Exists(unlike, u => u.First < m.End && m.First < u.End)))
        {
            TextSpan span = view.SpanOf(match);
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
}
