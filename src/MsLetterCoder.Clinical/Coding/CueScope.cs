using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Which cues of its sentence reach a mention, and at what distance.</summary>
internal static class CueScope
{
    /// <summary>Words beyond which a cue does not reach.</summary>
    private const int Farthest = 24;

    /// <summary>Cues that reach the tokens [first, end), with the words between (0: side by side).</summary>
    public static List<(Cue Cue, int Distance)> Reaching(ReadText text, List<Cue> cues, int first, int end)
    {
        var reaching = new List<(Cue, int)>();
        foreach (Cue cue in cues)
        {
            if (cue.Type == CueType.Stop || (cue.First < end && first < cue.End))
            {
                continue;
            }

            if (cue.End <= first)
            {
                if (cue.Direction != CueDirection.Backward && first - cue.End <= Farthest && !Stopped(text, cues, cue.End, first))
                {
                    reaching.Add((cue, first - cue.End));
                }
            }
            else if (cue.Direction != CueDirection.Forward && cue.First - end <= Farthest && !Stopped(text, cues, end, cue.First))
            {
                reaching.Add((cue, cue.First - end));
            }
        }

        return reaching;
    }

    private static bool Stopped(ReadText text, List<Cue> cues, int from, int to)
    {
        foreach (Cue cue in cues)
        {
            if (cue.Type == CueType.Stop && cue.First >= from && cue.End <= to)
            {
                return true;
            }
        }

        for (int token = from; token < to; token++)
        {
            if (text.Tokens[token].Before == TokenBreak.Hard && token > from && text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End).Contains(';'))
            {
                return true;
            }
        }

        return false;
    }
}
