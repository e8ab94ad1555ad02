namespace MsLetterCoder.Clinical.Matching;

/// <summary>A line of a knowledge file.</summary>
internal sealed record KnowledgeRow(string File, int Line, IReadOnlyList<string> Cells)
{
    /// <summary>A cell without outer blanks; empty where the line is shorter.</summary>
    public string Cell(int column) => column < Cells.Count ? Cells[column].Trim() : "";

    /// <summary>An error that names this line.</summary>
    public KnowledgeException Error(string words, Exception? cause = null) => new($"{File}:{Line}: {words}", cause!);
}
