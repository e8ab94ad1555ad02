using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>A text of a message with the phrases of Knowledge/messages found in the writer's own words.</summary>
internal sealed class MessageView(ReadText text, TextField where, ILookup<string, PhraseMatch> found)
{
    /// <summary>The text.</summary>
    public ReadText Text => text;

    /// <summary>Which text it is.</summary>
    public TextField Field => where;

    /// <summary>The phrases of a label, in order.</summary>
    public IEnumerable<PhraseMatch> Of(string label) => found[label];

    /// <summary>The words of tokens [first, end).</summary>
    public TextSpan SpanOf(int first, int end) => new(text.Tokens[first].Start, text.Tokens[end - 1].End);

    /// <summary>The words of a phrase.</summary>
    public TextSpan SpanOf(PhraseMatch match) => SpanOf(match.First, match.End);

    /// <summary>The first token that begins at or behind a character.</summary>
    public int TokenAt(int character)
    {
        int low = 0;
        int high = text.Tokens.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (text.Tokens[middle].Start < character)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
