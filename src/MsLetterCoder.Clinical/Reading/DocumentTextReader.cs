namespace MsLetterCoder.Clinical.Reading;

/// <summary>Reads a text into tokens, sentences, sections and regions.</summary>
internal sealed class DocumentTextReader(ClinicalKnowledge knowledge)
{
    /// <summary>Reads a text; <paramref name="regions"/> null lets a letter's own regions be found, and leaves anything else whole.</summary>
    public ReadText Read(string text, bool letter, IReadOnlyList<TextRegion>? regions)
    {
        IReadOnlyList<SectionSpan> sections = letter ? knowledge.Headings.Find(text) : [];
        IReadOnlyList<TextRegion> found = regions ?? (letter ? LetterRegions.Find(text, sections) : [new TextRegion(new Messages.TextSpan(0, text.Length), RegionKind.Content)]);
        return new ReadText(text, knowledge.Matcher.Tokenizer.Tokenize(text), found, sections);
    }
}
