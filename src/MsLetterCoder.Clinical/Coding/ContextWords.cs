using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What the context classifier sees of the words around a span: the nearest on either side, all of its sentence, and the marks beside it.</summary>
internal static class ContextWords
{
    private const int SentenceWords = 60;

    private const int LongestWord = 48;

    private static readonly FeatureName[] Left = [new("l1|"), new("l2|"), new("l3|")];

    private static readonly FeatureName[] Right = [new("r1|"), new("r2|"), new("r3|")];

    /// <summary>Adds the features of the words around the tokens [first, end).</summary>
    public static void Add(FeatureBag bag, ReadText text, int first, int end)
    {
        AddWords(bag, text, first, end);
        AddSentence(bag, text, first, end);
    }

    private static void AddWords(FeatureBag bag, ReadText text, int first, int end)
    {
        Sentence span = text.Sentences[text.SentenceOf(first)];
        for (int i = 0; i < Left.Length; i++)
        {
            int left = first - i - 1;
            if (left >= span.First)
            {
                AddWord(bag, Left[i], text, left);
            }
            else if (left == span.First - 1)
            {
                bag.Add(Left[i].Then("START"));
            }

            int right = end + i;
            if (right < span.End)
            {
                AddWord(bag, Right[i], text, right);
            }
            else if (right == span.End)
            {
                bag.Add(Right[i].Then("END"));
            }
        }

        if (first - 2 >= span.First)
        {
            AddLower(bag, Name.BothLeft, text.Text.AsSpan(text.Tokens[first - 2].Start, text.Tokens[first - 1].End - text.Tokens[first - 2].Start));
        }

        if (end + 1 < span.End)
        {
            AddLower(bag, Name.BothRight, text.Text.AsSpan(text.Tokens[end].Start, text.Tokens[end + 1].End - text.Tokens[end].Start));
        }
    }

    private static void AddSentence(FeatureBag bag, ReadText text, int first, int end)
    {
        Sentence span = text.Sentences[text.SentenceOf(first)];
        for (int token = span.First; token < Math.Min(span.End, span.First + SentenceWords); token++)
        {
            if (token < first || token >= end)
            {
                ReadOnlySpan<char> word = text.Tokens[token].Span.In(text.Text);
                AddLower(bag, Name.Word, word, 0.4);
                if (word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && !word.ContainsAnyExceptInRange('0', '9'))
                {
                    bag.Add(token < first ? Name.YearBefore : Name.YearBehind);
                }
            }
        }

        AddWord(bag, Name.Begin, text, span.First);
        int ending = text.Tokens[span.End - 1].End;
        if (ending < text.Text.Length && text.Text[ending] == '?')
        {
            bag.Add(Name.Question);
        }

        int at = text.Tokens[first].Start;
        int after = text.Tokens[end - 1].End;
        bag.Add(Name.Before, at > 0 ? text.Text.AsSpan(at - 1, 1) : "^");
        bag.Add(Name.After, after < text.Text.Length ? text.Text.AsSpan(after, 1) : "$");
        if (span.First > 0)
        {
            int previous = text.SentenceOf(span.First - 1);
            AddLower(bag, Name.Previous, text.Tokens[text.Sentences[previous].First].Span.In(text.Text), 0.5);
        }
    }

    /// <summary>Adds a word of the text in lower case, every digit as 0.</summary>
    public static void AddWord(FeatureBag bag, FeatureName prefix, ReadText text, int token) => AddLower(bag, prefix, text.Tokens[token].Span.In(text.Text));

    /// <summary>Adds words in lower case, every digit as 0.</summary>
    public static void AddLower(FeatureBag bag, FeatureName prefix, ReadOnlySpan<char> word, double value = 1)
    {
        ulong hash = prefix.Seed;
        foreach (char c in word[..Math.Min(word.Length, LongestWord)])
        {
            hash = FeatureHash.Append(hash, char.IsAsciiDigit(c) ? '0' : LetterCase.Lower(c));
        }

        bag.AddHash(hash, value);
    }

    private static class Name
    {
        public static readonly FeatureName BothLeft = new("l21|");
        public static readonly FeatureName BothRight = new("r12|");
        public static readonly FeatureName Word = new("s|");
        public static readonly FeatureName YearBefore = new("year<");
        public static readonly FeatureName YearBehind = new("year>");
        public static readonly FeatureName Begin = new("begin|");
        public static readonly FeatureName Question = new("question");
        public static readonly FeatureName Before = new("before|");
        public static readonly FeatureName After = new("after|");
        public static readonly FeatureName Previous = new("previous|");
    }
}
