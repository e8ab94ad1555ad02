namespace MsLetterCoder.Clinical.Learning;

/// <summary>How the values of a bag become the values of a vector. Numbers are part of the model file format.</summary>
public enum FeatureScaling
{
    /// <summary>As they were added up.</summary>
    AsAdded = 0,

    /// <summary>Divided by the Euclidean length, so that a long text weighs as much as a short one.</summary>
    UnitLength = 1,

    /// <summary>
    /// Each replaced by its signed square root, then divided by the Euclidean length: the tenth 'relapse' adds less than the first.
    /// </summary>
    DampedUnitLength = 2,
}
