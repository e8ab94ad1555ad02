namespace MsLetterCoder.Clinical.Matching;

/// <summary>Loads macros and pattern files into patterns.</summary>
internal sealed class PatternFiles
{
    private readonly PatternParser _parser = new();

    /// <summary>Defines the macros of a file.</summary>
    public void Macros(KnowledgeFile file)
    {
        foreach (KnowledgeRow row in file.Rows)
        {
            Try(row, () => { _parser.Define(row.Cell(0), row.Cell(1)); return true; });
        }
    }

    /// <summary>Reads the patterns of a file: label, pattern, conditions. <paramref name="check"/> says what is wrong with a label, or null.</summary>
    public IEnumerable<PhrasePattern> Patterns(KnowledgeFile file, PhraseList list, Func<string, string?> check)
    {
        foreach (KnowledgeRow row in file.Rows)
        {
            string label = row.Cell(0);
            if (check(label) is { } wrong)
            {
                throw row.Error(wrong);
            }

            yield return Try(row, () => new PhrasePattern
            {
                List = list,
                Label = label,
                Node = _parser.Parse(row.Cell(1)),
                Conditions = [.. PatternCondition.SplitColumn(row.Cell(2)).Select(c => PatternCondition.Parse(c, _parser))],
                Origin = $"{row.File}:{row.Line}",
            });
        }
    }

    /// <summary>All words of a macro, in all forms; none for an unknown macro.</summary>
    public IEnumerable<string> MacroWords(string name) => _parser.MacroWords(name);

    /// <summary>A phrase as written, word for word; null where it has no word.</summary>
    public static PatternNode? Literal(string surface)
    {
        List<PatternNode> words = [.. surface.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => WordForms.Split(w, inflect: false, plural: false))];
        return words.Count switch { 0 => null, 1 => words[0], _ => new PatternNode.Sequence(words) };
    }

    private static T Try<T>(KnowledgeRow row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw row.Error(e.Message, e);
        }
    }
}
