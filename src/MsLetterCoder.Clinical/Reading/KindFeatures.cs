using System.Buffers;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading;

/// <summary>What tells letters, messages and other documents apart: words of head, foot and body, shape, headers.</summary>
internal static class KindFeatures
{
    /// <summary>Changes whenever the features do.</summary>
    public const string Version = "kind1." + TextFeatures.Version;

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 17;

    private static readonly SearchValues<string> DearDoctor = SearchValues.Create(["Dear Dr"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Words of somebody who writes of himself, each counted once.</summary>
    private static readonly SearchValues<string>[] FirstPerson = [.. new[] { " i ", " my ", "i've", "i'm", " me " }.Select(word => SearchValues.Create([word], StringComparison.OrdinalIgnoreCase))];

    /// <summary>Adds the features of a document.</summary>
    public static void Add(FeatureBag bag, DocumentInput input, IReadOnlyList<TextRegion> regions)
    {
        string own = Own(input.Text, regions);
        TextFeatures.Add(bag, "body|", own, TextFeatureKinds.Words | TextFeatureKinds.WordPairs, 6000);
        TextFeatures.Add(bag, "head|", own.AsSpan(0, Math.Min(own.Length, 250)), TextFeatureKinds.Words | TextFeatureKinds.WordPairs);
        TextFeatures.Add(bag, "foot|", own.AsSpan(Math.Max(0, own.Length - 250)), TextFeatureKinds.Words | TextFeatureKinds.WordPairs);
        if (input.Subject is { } subject)
        {
            TextFeatures.Add(bag, "subject|", subject, TextFeatureKinds.Words | TextFeatureKinds.WordPairs);
        }

        bag.Add("shape|attachment", input.Attachment ? 2 : 0);
        bag.Add("automatic|", Labels.Of(input.Automatic), 4);
        bag.Add("length|", Bucket(own.Length), 2);
        Shape(bag, own);
    }

    private static void Shape(FeatureBag bag, string own)
    {
        int lines = 1;
        int lower = 0;
        int upper = 0;
        int digits = 0;
        foreach (char c in own)
        {
            lines += c == '\n' ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
        }

        int all = Math.Max(1, lower + upper + digits);
        bag.Add("shape|digits", 4.0 * digits / all);
        bag.Add("shape|upper", 4.0 * upper / all);
        bag.Add("shape|width|", Bucket(own.Length / lines * 10), 2);
        bag.Add(own.AsSpan().ContainsAny(DearDoctor) ? "shape|dear-dr" : "shape|no-dear-dr", 2);
        foreach (SearchValues<string> first in FirstPerson)
        {
            if (own.AsSpan().ContainsAny(first))
            {
                bag.Add("shape|first-person");
            }
        }
    }

    private static string Bucket(int length) => length switch { < 200 => "200", < 600 => "600", < 1500 => "1500", < 3000 => "3000", _ => "more" };

    private static string Own(string text, IReadOnlyList<TextRegion> regions)
    {
        if (regions.All(r => r.Kind is RegionKind.Content or RegionKind.Signature))
        {
            return text;
        }

        return string.Concat(regions.Where(r => r.Kind is RegionKind.Content or RegionKind.Signature).Select(r => text.Substring(r.Span.Start, r.Span.Length)));
    }
}
