using System.Collections.Immutable;
using System.Globalization;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Learning;

/// <summary>A rising curve from a raw confidence to a calibrated one: straight lines between its points, level outside them. Immutable.</summary>
public sealed class ConfidenceCurve
{
    private readonly ImmutableArray<(double Raw, double Calibrated)> _points;

    /// <summary>Makes a curve.</summary>
    /// <param name="points">At least one; raw values finite and rising, calibrated ones from 0 to 1 and never falling.</param>
    /// <exception cref="ArgumentException">The points are not so.</exception>
    public ConfidenceCurve(IEnumerable<(double Raw, double Calibrated)> points)
    {
        _points = [.. points];
        bool good = _points.Length > 0;
        for (int i = 0; i < _points.Length; i++)
        {
            good &= double.IsFinite(_points[i].Raw) && _points[i].Calibrated is >= 0 and <= 1;
            good &= i == 0 || (_points[i].Raw > _points[i - 1].Raw && _points[i].Calibrated >= _points[i - 1].Calibrated);
        }

        if (!good)
        {
            throw new ArgumentException("A confidence curve has rising points with probabilities that never fall.", nameof(points));
        }
    }

    /// <summary>The points.</summary>
    public IReadOnlyList<(double Raw, double Calibrated)> Points => _points;

    /// <summary>The calibrated confidence of a raw one; that of the nearest end outside the points.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="raw"/> is not a number.</exception>
    public Confidence At(double raw)
    {
        if (double.IsNaN(raw))
        {
            throw new ArgumentOutOfRangeException(nameof(raw), raw, "A raw confidence is a number.");
        }

        if (raw <= _points[0].Raw)
        {
            return new Confidence(_points[0].Calibrated);
        }

        int next = 1;
        while (next < _points.Length && _points[next].Raw < raw)
        {
            next++;
        }

        if (next == _points.Length)
        {
            return new Confidence(_points[^1].Calibrated);
        }

        (double fromRaw, double from) = _points[next - 1];
        (double toRaw, double to) = _points[next];
        return new Confidence(Math.Clamp(from + ((to - from) * ((raw - fromRaw) / (toRaw - fromRaw))), from, to));
    }

    /// <summary>A point a line: raw value, tab, calibrated value, each in the shortest form that reads back to the same double.</summary>
    public override string ToString() =>
        string.Concat(_points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Raw:R}\t{p.Calibrated:R}\n")));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">A line that is no point, or points that make no curve; the message names the line.</exception>
    public static ConfidenceCurve Parse(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var points = new List<(double Raw, double Calibrated)>(lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split('\t');
            if (cells.Length != 2 || !Read(cells[0], out double raw) || !Read(cells[1], out double calibrated))
            {
                throw new FormatException($"Confidence curve, line {i + 1}: not two numbers with a tab between.");
            }

            points.Add((raw, calibrated));
        }

        try
        {
            return new ConfidenceCurve(points);
        }
        catch (ArgumentException bad)
        {
            throw new FormatException($"Confidence curve, lines 1 to {lines.Length}: {bad.Message}", bad);
        }

        static bool Read(string cell, out double value) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
