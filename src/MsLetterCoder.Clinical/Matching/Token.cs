using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>One word, number or query mark of a text. <see cref="Symbol"/> is its number in the vocabulary of the phrase matcher, 0 for a word no pattern names.</summary>
internal readonly record struct Token(int Start, int End, int Symbol, TokenBreak Before, bool Comma)
{
    public TextSpan Span => new(Start, End);
}
