using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>A line of a file of sentences: its cells, and in the last one a span between [[ and ]].</summary>
internal sealed record MarkedSentence(string[] Cells, string Text, TextSpan Span)
{
    /// <summary>Reads a file beside the tests; lines that begin with # are comments, \n is a line end.</summary>
    public static List<MarkedSentence> Read(string name, string folder = "Coding") =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, folder, name)).Where(l => l.Length > 0 && l[0] != '#').Select(Of)];

    private static MarkedSentence Of(string line)
    {
        string[] cells = line.Split('\t');
        string marked = cells[^1].Replace("\\n", "\n", StringComparison.Ordinal);
        int start = Math.Max(0, marked.IndexOf("[[", StringComparison.Ordinal));
        int end = Math.Max(start, marked.IndexOf("]]", StringComparison.Ordinal) - 2);
        return new MarkedSentence(cells, marked.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal), new TextSpan(start, end));
    }
}
