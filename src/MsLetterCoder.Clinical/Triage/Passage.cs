using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>One or two sentences of a message, or a stretch of a long one: tokens [<see cref="First"/>, <see cref="End"/>).</summary>
internal readonly record struct Passage(int First, int End)
{
    /// <summary>Words of a stretch of a sentence that goes on and on.</summary>
    private const int Stretch = 28;

    /// <summary>Words that two sentences may have to be looked at together.</summary>
    private const int Longest = 48;

    /// <summary>The passages of the writer's own words; they overlap.</summary>
    public static IEnumerable<Passage> Of(ReadText text)
    {
        Sentence? before = null;
        foreach (Sentence sentence in text.Sentences)
        {
            if (text.RegionAt(text.Tokens[sentence.First].Start) != RegionKind.Content)
            {
                before = null;
                continue;
            }

            for (int first = sentence.First; first < sentence.End; first += Stretch / 2)
            {
                int end = Math.Min(first + Stretch, sentence.End);
                yield return new Passage(first, end);
                if (end == sentence.End)
                {
                    break;
                }
            }

            if (before is { } previous && sentence.End - previous.First <= Longest)
            {
                yield return new Passage(previous.First, sentence.End);
            }

            before = sentence;
        }
    }
}
