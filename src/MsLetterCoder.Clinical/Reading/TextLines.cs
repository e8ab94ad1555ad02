using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>The lines of a text as spans without their line ends.</summary>
internal static class TextLines
{
    /// <summary>How far a line is looked at on either side of a span.</summary>
    private const int Farthest = 240;

    /// <summary>Start and end of the line around a span, cut where the line is very long.</summary>
    public static (int Start, int End) Around(string text, TextSpan span)
    {
        int from = Math.Max(0, span.Start - Farthest);
        int to = Math.Min(text.Length, span.End + Farthest);
        int before = text.AsSpan(from, span.Start - from).LastIndexOf('\n');
        int after = text.AsSpan(span.End, to - span.End).IndexOf('\n');
        return (before < 0 ? from : from + before + 1, after < 0 ? to : span.End + after);
    }

    public static List<TextSpan> Of(string text)
    {
        var lines = new List<TextSpan>();
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            lines.Add(new TextSpan(start, end));
            start = end + 1;
        }

        return lines;
    }
}
