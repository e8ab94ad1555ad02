using MsLetterCoder.Clinical.Letters.Tables;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>The middle of the easy-read letter: under headings, one short sentence a line.</summary>
internal sealed class EasyReadBody(LetterKnowledge knowledge, EmployerChoices choices, Wording wording)
{
    /// <summary>The blocks, in the order of the clinic letter.</summary>
    /// <param name="told">The matters.</param>
    /// <param name="condition">What is said of the condition; empty where it is not named.</param>
    /// <param name="varies">That things change from day to day.</param>
    public List<LetterBlock> Of(IReadOnlyList<Tellable> told, IReadOnlyList<LetterSentence> condition, LetterSentence varies)
    {
        List<LetterSentence> about = [.. condition];
        var help = new List<AdjustmentRow>();
        foreach (Tellable matter in told)
        {
            about.Add(wording.Statement([matter], also: false));
            about.AddRange(wording.Stated(matter));
            about.AddRange(wording.Effects(matter));
            if (!matter.Trigger.Is)
            {
                about.AddRange(wording.Triggers(matter).Take(1));
            }

            help.AddRange(AdjustmentChoice.Of(matter.Key, choices, StandardBody.Adjustments(told.Count), knowledge).Where(a => !help.Contains(a)));
        }

        List<LetterBlock> blocks = [wording.Heading("about_me"), new LetterBlock(BlockKind.List, [.. about, varies])];
        if (help.Count > 0)
        {
            blocks.AddRange([wording.Heading("help_heading"), new LetterBlock(BlockKind.List, [.. help.Select(wording.ShortAdjustment)])]);
        }

        return blocks;
    }
}
