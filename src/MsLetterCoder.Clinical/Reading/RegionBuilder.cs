using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Joins lines of one kind to regions that cover a text without gaps.</summary>
internal sealed class RegionBuilder(string text)
{
    private readonly List<TextRegion> _regions = [];

    /// <summary>Adds the next line; its line end belongs to it.</summary>
    public void Add(TextSpan line, RegionKind kind)
    {
        int end = Math.Min(line.End + 1, text.Length);
        if (end <= line.Start)
        {
            return;
        }

        if (_regions.Count > 0 && _regions[^1].Kind == kind)
        {
            _regions[^1] = new TextRegion(new TextSpan(_regions[^1].Span.Start, end), kind);
        }
        else
        {
            _regions.Add(new TextRegion(new TextSpan(line.Start, end), kind));
        }
    }

    /// <summary>The regions, in order.</summary>
    public IReadOnlyList<TextRegion> Build() => _regions;
}
