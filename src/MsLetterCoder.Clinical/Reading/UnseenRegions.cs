using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>Reads quoted lines that nobody has read before as the writer's own.</summary>
internal static class UnseenRegions
{
    /// <summary>Regions with the lines under <paramref name="unseen"/>, spans in order, turned from quoted to content.</summary>
    public static IReadOnlyList<TextRegion> Of(string text, IReadOnlyList<TextRegion> regions, IReadOnlyList<TextSpan> unseen)
    {
        if (unseen.Count == 0)
        {
            return regions;
        }

        var builder = new RegionBuilder(text);
        int region = 0;
        int span = 0;
        foreach (TextSpan line in TextLines.Of(text))
        {
            while (region + 1 < regions.Count && regions[region].Span.End <= line.Start)
            {
                region++;
            }

            while (span < unseen.Count && unseen[span].End <= line.Start)
            {
                span++;
            }

            RegionKind kind = regions[region].Kind;
            bool isNew = span < unseen.Count && unseen[span].Start <= line.Start && line.Length > 0;
            builder.Add(line, isNew && kind == RegionKind.Quoted ? RegionKind.Content : kind);
        }

        return builder.Build();
    }
}
