using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>The lines of a text as spans without their line ends.</summary>
internal static class TextLines
{
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
