using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A magnetic resonance scan that was done.</summary>
public sealed record MriFact
{
    /// <summary>Day of the scan, where stated.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>brain, cervical_spine, thoracic_spine, lumbar_spine, spine, whole_spine, orbits; empty where none is named.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>New lesions; 0 for none; null where nothing is said or they are not counted.</summary>
    public int? NewLesions { get; init; }

    /// <summary>Enhancing lesions; 0 for none; null where nothing is said or they are not counted.</summary>
    public int? EnhancingLesions { get; init; }

    /// <summary>True where there are new lesions without a number.</summary>
    public bool SomeNew { get; init; }

    /// <summary>True where there are enhancing lesions without a number.</summary>
    public bool SomeEnhancing { get; init; }

    /// <summary>Words that name the scan, and its date where that stands beside them.</summary>
    public required TextSpan Span { get; init; }
}
