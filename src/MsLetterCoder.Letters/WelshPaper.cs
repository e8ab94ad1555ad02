using MsLetterCoder.Clinical.Letters;

namespace MsLetterCoder.Letters;

/// <summary>A letter laid out for a person who translates it into Welsh: each sentence in English with room below it. No sentence is translated by the program; only what a published Welsh source
/// has for a fixed word stands there already.</summary>
internal static class WelshPaper
{
    private const string Heading = "Paper for a translator into Welsh";
    private const string Gap = "……………";

    private static readonly string[] About =
    [
        "A person translates this letter; the program does not. Below each line there is room for the Welsh.",
        "Words in Welsh that stand there already come from published sources, named at the end. Mutation and order of words are yours to decide.",
        "The program cannot check a text in Welsh. What goes out through it is the English letter that the person agreed to.",
    ];

    /// <summary>The paper of a finished letter.</summary>
    /// <param name="text">The letter.</param>
    /// <param name="knowledge">The tables.</param>
    public static IReadOnlyList<PageBlock> Of(string text, LetterKnowledge knowledge)
    {
        var blocks = new List<PageBlock> { new(BlockKind.Title, [Heading]), new(BlockKind.List, About) };
        foreach (PageBlock block in PageBlock.Of(text))
        {
            if (block.Kind == BlockKind.Address)
            {
                blocks.Add(block);
                continue;
            }

            // Names under the close stay as they are.
            bool close = block.Lines[0].StartsWith("Yours ", StringComparison.Ordinal);
            foreach (string line in block.Lines.Take(close ? 1 : block.Lines.Count).SelectMany(l => block.Kind == BlockKind.Paragraph ? EmployerLetter.SentencesOf(l) : [l]))
            {
                blocks.Add(new PageBlock(BlockKind.Plain, [line, $"Cymraeg: {Welsh(line, knowledge)}"]));
            }

            if (close && block.Lines.Count > 1)
            {
                blocks.Add(block with { Lines = [.. block.Lines.Skip(1)] });
            }
        }

        List<string> terms = [.. knowledge.PublishedWelsh.Where(w => text.Contains(w.English, StringComparison.OrdinalIgnoreCase)).Select(w => $"{w.English}: {w.Welsh} ({w.Source})")];
        return terms.Count == 0 ? blocks : [.. blocks, new PageBlock(BlockKind.Heading, ["Words from published Welsh sources"]), new PageBlock(BlockKind.List, terms)];
    }

    /// <summary>A line in Welsh where it is nothing but a fixed word, the greeting with the name left in; else room for it.</summary>
    private static string Welsh(string line, LetterKnowledge knowledge)
    {
        foreach ((string english, string welsh, _) in knowledge.PublishedWelsh)
        {
            if (line == english)
            {
                return welsh;
            }

            if (english == "Dear" && line.StartsWith("Dear ", StringComparison.Ordinal))
            {
                return $"{welsh} {Gap}";
            }
        }

        return Gap;
    }
}
