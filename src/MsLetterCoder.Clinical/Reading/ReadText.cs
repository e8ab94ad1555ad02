using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>A text as reading sees it: the original string, and its tokens, sentences, sections and regions as spans of it.</summary>
internal sealed class ReadText
{
    /// <summary>Characters in which a letter's date stands.</summary>
    private const int HeadLength = 900;

    /// <summary>Words after which a sentence ends in any case: whoever writes without full stops is still read in proportion to what he writes.</summary>
    private const int LongestSentence = 250;

    private readonly int[] _sentenceOf;
    private readonly TextRegion[] _regions;
    private readonly SectionSpan[] _sections;

    public ReadText(string text, List<Token> tokens, IReadOnlyList<TextRegion> regions, IReadOnlyList<SectionSpan> sections)
    {
        Text = text;
        Tokens = tokens;
        Regions = regions;
        Sections = sections;
        _regions = [.. regions];
        _sections = [.. sections];
        _sentenceOf = new int[tokens.Count];
        var sentences = new List<Sentence>();
        int first = 0;
        for (int i = 1; i <= tokens.Count; i++)
        {
            if (i == tokens.Count || tokens[i].Before == TokenBreak.Sentence || i - first >= LongestSentence)
            {
                if (i > first)
                {
                    Array.Fill(_sentenceOf, sentences.Count, first, i - first);
                    sentences.Add(new Sentence(first, i));
                }

                first = i;
            }
        }

        Sentences = sentences;
        LatestYear = Latest(HeadLength) is > 0 and int head ? head : Latest(int.MaxValue);
    }

    public string Text { get; }

    public List<Token> Tokens { get; }

    public List<Sentence> Sentences { get; }

    public IReadOnlyList<TextRegion> Regions { get; }

    public IReadOnlyList<SectionSpan> Sections { get; }

    /// <summary>The document's own year: the latest one its head names, else the latest of the text; 0 where it names none.</summary>
    public int LatestYear { get; }

    /// <summary>A year of four digits; 0 for any other word.</summary>
    public static int YearIn(ReadOnlySpan<char> word) =>
        word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && int.TryParse(word, out int year) && year is >= 1930 and <= 2100 ? year : 0;

    /// <summary>Number of the sentence a token stands in.</summary>
    public int SentenceOf(int token) => _sentenceOf[token];

    /// <summary>Section at a character; <see cref="Section.Body"/> where no heading rules.</summary>
    public Section SectionAt(int position) => HeadingOver(position)?.Section ?? Section.Body;

    /// <summary>The section at a character with its heading; null where no heading rules.</summary>
    public SectionSpan? HeadingOver(int position)
    {
        int low = 0;
        int high = _sections.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_sections[middle].Span.End <= position)
            {
                low = middle + 1;
            }
            else if (_sections[middle].Span.Start > position)
            {
                high = middle - 1;
            }
            else
            {
                return _sections[middle];
            }
        }

        return null;
    }

    /// <summary>Kind of the region at a character.</summary>
    public RegionKind RegionAt(int position)
    {
        int low = 0;
        int high = _regions.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_regions[middle].Span.End <= position)
            {
                low = middle + 1;
            }
            else if (_regions[middle].Span.Start > position)
            {
                high = middle - 1;
            }
            else
            {
                return _regions[middle].Kind;
            }
        }

        return RegionKind.Content;
    }

    private int Latest(int before)
    {
        int latest = 0;
        foreach (Token token in Tokens)
        {
            if (token.Start >= before)
            {
                break;
            }

            latest = Math.Max(latest, YearIn(token.Span.In(Text)));
        }

        return latest;
    }
}
