using MsLetterCoder.Clinical.Letters;

namespace MsLetterCoder.Letters;

/// <summary>A block of a letter as it is laid out: a line each, or one line of running text.</summary>
public sealed record PageBlock(BlockKind Kind, IReadOnlyList<string> Lines)
{
    /// <summary>The blocks of a letter as it was written.</summary>
    public static IReadOnlyList<PageBlock> Of(EmployerLetter letter) => [.. letter.Blocks.Select(b => new PageBlock(
        b.Kind,
        b.Kind is BlockKind.Paragraph or BlockKind.Title or BlockKind.Heading ? [string.Join(' ', b.Sentences.Select(s => s.Text))] : [.. b.Sentences.Select(s => s.Text)]))];

    /// <summary>The blocks of a text that a person edited: parted by empty lines; the first is the address, the line behind the greeting the title, lines with a dash a list.</summary>
    public static IReadOnlyList<PageBlock> Of(string text)
    {
        var blocks = new List<PageBlock>();
        bool greeted = false;
        foreach (string block in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            bool greeting = lines[0].StartsWith("Dear ", StringComparison.Ordinal);
            bool title = greeted && blocks[^1].Lines[0].StartsWith("Dear ", StringComparison.Ordinal) && lines.Length == 1 && lines[0][^1] is not ('.' or '?' or '!');
            BlockKind kind = !greeted && !greeting ? BlockKind.Address
                : greeting || lines[0].StartsWith("Yours ", StringComparison.Ordinal) ? BlockKind.Plain
                : title ? BlockKind.Title
                : Array.TrueForAll(lines, l => l.StartsWith("- ", StringComparison.Ordinal)) ? BlockKind.List
                : lines.Length == 1 && lines[0][^1] is not ('.' or '?' or '!') ? BlockKind.Heading
                : BlockKind.Paragraph;
            greeted |= greeting;
            blocks.Add(new PageBlock(kind, kind switch
            {
                BlockKind.List => [.. lines.Select(l => l[2..])],
                BlockKind.Paragraph => [string.Join(' ', lines)],
                _ => lines,
            }));
        }

        return blocks;
    }
}
