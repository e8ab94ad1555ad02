using System.Globalization;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Tests.Matching;

public sealed class PatternWalkerTests
{
    private static readonly string[] Patterns = ["numb ~8 leg", "pain ~8 (arm|leg)", "left leg", "=MS", "#num falls", "no ~4 (pain|numb+)"];

    /// <summary>Whatever other threads add meanwhile, each text gives what it gives alone.</summary>
    [Fact]
    public void Match_OfManyThreadsAtOnceIsThatOfOne()
    {
        string[] texts = [.. Enumerable.Range(0, 400).Select(Text)];
        PhraseMatcher shared = Compile();
        string[] together = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(text => Matches(shared, text)).ToArray();

        Assert.Contains(together, matches => matches.Length > 0);
        Assert.Equal(texts.Select(text => Matches(Compile(), text)), together);
    }

    /// <summary>Every step is found as it was added, up to the number at which the walker begins anew.</summary>
    [Fact]
    public void States_AreToldFromOneAnotherUntilThereAreTooMany()
    {
        var states = new WalkStates(symbols: 4);
        int origin = states.Make([0], [], follows: ulong.MaxValue);
        int next = states.Make([1, 2], [7, 9], follows: ulong.MaxValue);
        states.Add(origin, 3, next);
        for (int step = 0; !states.IsFull; step++)
        {
            states.Add(next, step, WalkStates.Nowhere);
        }

        Assert.Equal(next, states.Next(origin, 3, 0));
        Assert.Equal(WalkStates.Unknown, states.Next(origin, 2, 0));
        Assert.Equal(WalkStates.Nowhere, states.Next(next, 12_345, 0));
        Assert.Equal([7, 9], states.Accepted(next).ToArray());
        Assert.Equal(next, states.NumberOf([1, 2]));
    }

    private static string Text(int seed)
    {
        string[] words = ["numb", "pain", "leg", "arm", "left", "the", "MS", "ms", "two", "17", "falls", "no", "but", "numbness", "unheard", "."];
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 60).Select(_ => words[random.Next(words.Length)]));
    }

    private static PhraseMatcher Compile()
    {
        var parser = new PatternParser();
        return PhraseMatcher.Compile(Patterns.Select(p => new PhrasePattern { List = PhraseList.Lexicon, Label = p, Node = parser.Parse(p) }));
    }

    private static string Matches(PhraseMatcher matcher, string text) =>
        string.Join(' ', matcher.Match(matcher.Tokenizer.Tokenize(text), letter: true).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Pattern}:{m.First}-{m.End}:{m.Consumed:x}")));
}
