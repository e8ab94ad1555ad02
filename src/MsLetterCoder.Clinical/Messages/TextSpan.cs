namespace MsLetterCoder.Clinical.Messages;

/// <summary>A half-open range of UTF-16 code units in one text. The default value is the empty span at 0.</summary>
public readonly record struct TextSpan
{
    /// <summary>Makes the span [<paramref name="start"/>, <paramref name="end"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Start is negative or end lies before start.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>First code unit.</summary>
    public int Start { get; }

    /// <summary>Code unit behind the last.</summary>
    public int End { get; }

    /// <summary>Code units covered.</summary>
    public int Length => End - Start;

    /// <summary>True where the two share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>True where <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>True where the position lies inside.</summary>
    public bool Contains(int position) => Start <= position && position < End;

    /// <summary>The words the span covers.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
