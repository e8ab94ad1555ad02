namespace MsLetterCoder.Clinical.Letters;

/// <summary>Kinds of work that effects and adjustments differ for (Knowledge/letters/work-effects.tsv).</summary>
public enum WorkKind
{
    /// <summary>At a desk, mostly with a computer.</summary>
    Desk,

    /// <summary>On one's feet: shop, kitchen, reception.</summary>
    Standing,

    /// <summary>Driving is part of the job; named only where the person ticks it.</summary>
    Driving,

    /// <summary>With machines and tools.</summary>
    Machinery,

    /// <summary>Care of people.</summary>
    Care,

    /// <summary>Teaching.</summary>
    Teaching,

    /// <summary>Out of doors.</summary>
    Outdoors,
}
