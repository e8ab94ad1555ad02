namespace MsLetterCoder.Training.Corpus;

/// <summary>Something wrong in a gold file.</summary>
/// <param name="Path">Path of the file, with '/', from the folder that was read.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Words">What is wrong, for a person; no text of the document but keys and header values.</param>
public sealed record CorpusFinding(string Path, int Line, string Words)
{
    /// <summary>The form in which editors find the place: 'path:line: words'.</summary>
    public override string ToString() => $"{Path}:{Line}: {Words}";
}
