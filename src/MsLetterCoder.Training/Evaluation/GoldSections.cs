using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>The section of a document in which a place stands, by the program's own headings, found once a document.</summary>
internal sealed class GoldSections
{
    /// <summary>Name of the 'section' of everything that is no letter.</summary>
    public const string NoLetter = "no letter";

    private static readonly Lazy<HeadingFinder> Headings = new(() => HeadingFinder.Load(Clinical.Matching.KnowledgeFile.Open("headings.tsv")));

    private readonly IReadOnlyList<SectionSpan>? _sections;

    public GoldSections(Corpus.GoldDocument document) =>
        _sections = document.Kind == Clinical.Messages.DocumentKind.ClinicLetter ? Headings.Value.Find(document.Text) : null;

    /// <summary>Name of the section at a character.</summary>
    public string At(int position)
    {
        if (_sections is null)
        {
            return NoLetter;
        }

        foreach (SectionSpan section in _sections)
        {
            if (section.Span.Start <= position && position < section.Span.End)
            {
                return Clinical.Messages.Labels.Of(section.Section);
            }
        }

        return Clinical.Messages.Labels.Of(Section.Body);
    }
}
