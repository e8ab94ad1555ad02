using System.Globalization;
using System.Text;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Letters.Pdf;

namespace MsLetterCoder.Letters;

/// <summary>Writes a letter as a file. Title and file name say nothing of person or condition; nothing else is put into the properties.</summary>
public static class LetterFile
{
    /// <summary>Name of the file: kind of letter, date, draft or not, and what else is said of it.</summary>
    public static string Name(LetterForm form, DateOnly date, bool draft, string more = "") =>
        $"employer-letter-{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(draft ? "-draft" : "")}{more}.{Extension(form)}";

    /// <summary>Everything that leaves with the letter besides its text, for the release check.</summary>
    public static IReadOnlyDictionary<string, string> Properties(LetterForm form, DateOnly date, bool draft) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["file name"] = Name(form, date, draft), ["title"] = EmployerLetter.DocumentTitle };

    /// <summary>Writes the letter.</summary>
    /// <param name="blocks">What stands in it.</param>
    /// <param name="form">As what.</param>
    /// <param name="draftMark">What every page of a draft bears; null for a letter that is released.</param>
    /// <param name="to">Where to; left open.</param>
    /// <exception cref="FontException">A PDF is asked for and this machine has none of the fonts it can be set in.</exception>
    public static void Write(IReadOnlyList<PageBlock> blocks, LetterForm form, string? draftMark, Stream to)
    {
        switch (form)
        {
            case LetterForm.Docx:
                DocxLetter.Write(blocks, draftMark, to);
                break;
            case LetterForm.Pdf:
                PdfLetter.Write(blocks, draftMark, to);
                break;
            default:
                to.Write(new UTF8Encoding(false).GetBytes(Text(blocks, draftMark)));
                break;
        }
    }

    private static string Text(IReadOnlyList<PageBlock> blocks, string? draftMark)
    {
        string mark = draftMark is null ? "" : draftMark + "\n\n";
        string body = string.Join("\n\n", blocks.Select(b => string.Join('\n', b.Lines.Select(l => b.Kind == BlockKind.List ? "- " + l : l))));
        return mark + body + "\n" + (draftMark is null ? "" : $"\n{draftMark}\n");
    }

    private static string Extension(LetterForm form) => form switch
    {
        LetterForm.Docx => "docx",
        LetterForm.Pdf => "pdf",
        _ => "txt",
    };
}
