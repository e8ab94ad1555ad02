using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Puts the guideline's questions on a possible relapse to a message: which it answers, and which the nurse must ask.</summary>
internal static class RelapseQuestionReader
{
    /// <summary>Every question once, in the order of <see cref="RelapseTopic"/>.</summary>
    public static List<RelapseQuestion> Read(IReadOnlyList<MessageView> views) => [.. Enum.GetValues<RelapseTopic>().Select(topic => Answer(topic, views))];

    /// <summary>A 'no' with the words of a 'yes' in it ('no temperature') is a no; where both are said elsewhere the yes counts, since it changes what is done.</summary>
    private static RelapseQuestion Answer(RelapseTopic topic, IReadOnlyList<MessageView> views)
    {
        RelapseQuestion? no = null;
        foreach (MessageView view in views)
        {
            PhraseMatch[] denied = [.. view.Of(PhraseLabels.Of(topic, SaidAnswer.No))];
            foreach (PhraseMatch yes in view.Of(PhraseLabels.Of(topic, SaidAnswer.Yes)))
            {
                if (!Array.Exists(denied, d => d.First < yes.End && yes.First < d.End))
                {
                    return new RelapseQuestion(topic, SaidAnswer.Yes, new SaidWords(view.SpanOf(yes), view.Field));
                }
            }

            if (denied.Length > 0)
            {
                no ??= new RelapseQuestion(topic, SaidAnswer.No, new SaidWords(view.SpanOf(denied[0]), view.Field));
            }
        }

        return no ?? new RelapseQuestion(topic, SaidAnswer.NotSaid, null);
    }
}
