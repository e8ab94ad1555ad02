using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Numbers the sentences of a message as they were meant: a dictated 'full stop' or 'question mark' ends one too.</summary>
internal sealed class Clauses
{
    private readonly int[] _number;

    /// <summary>Numbers every token's sentence.</summary>
    public Clauses(ReadText text)
    {
        _number = new int[text.Tokens.Count];
        int spoken = 0;
        for (int token = 0; token < _number.Length; token++)
        {
            _number[token] = text.SentenceOf(token) + spoken;
            spoken += IsSpokenStop(text, token) ? 1 : 0;
        }

        Count = _number.Length == 0 ? 0 : _number[^1] + 1;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Number of the sentence a token stands in.</summary>
    public int Of(int token) => _number[token];

    /// <summary>True at the last word of a dictated stop.</summary>
    public static bool IsSpokenStop(ReadText text, int token)
    {
        string word = ClauseBreaks.Word(text, token);
        return token > 0 && word is "stop" or "mark" or "line" or "paragraph"
            && (word, ClauseBreaks.Word(text, token - 1)) is ("stop", "full") or ("mark", "question" or "exclamation") or ("line" or "paragraph", "new");
    }
}
