namespace MsLetterCoder.Clinical.Messages;

/// <summary>A probability from 0 to 1. The default value is 0: nothing speaks for it.</summary>
public readonly record struct Confidence : IComparable<Confidence>
{
    /// <summary>Wraps a probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1, or not a number.</exception>
    public Confidence(double value)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence lies between 0 and 1.");
        }

        Value = value;
    }

    /// <summary>The probability.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public int CompareTo(Confidence other) => Value.CompareTo(other.Value);

    /// <summary>Compares two.</summary>
    public static bool operator <(Confidence left, Confidence right) => left.Value < right.Value;

    /// <summary>Compares two.</summary>
    public static bool operator >(Confidence left, Confidence right) => left.Value > right.Value;

    /// <summary>Compares two.</summary>
    public static bool operator <=(Confidence left, Confidence right) => left.Value <= right.Value;

    /// <summary>Compares two.</summary>
    public static bool operator >=(Confidence left, Confidence right) => left.Value >= right.Value;
}
