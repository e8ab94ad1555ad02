using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.App.Output;

/// <summary>Blots out the words of restricted results; every offset stays.</summary>
internal static class RestrictedWords
{
    private const char Blot = '\u2588';

    /// <summary>The text with the words of its restricted mentions blotted out.</summary>
    public static string Hidden(string text, DocumentAnalysis analysis, TextField field)
    {
        if (!analysis.Mentions.Any(m => m.Restricted && m.In == field))
        {
            return text;
        }

        char[] letters = text.ToCharArray();
        foreach (Mention mention in analysis.Mentions.Where(m => m.Restricted && m.In == field))
        {
            letters.AsSpan(mention.Span.Start, mention.Span.Length).Fill(Blot);
        }

        return new string(letters);
    }
}
