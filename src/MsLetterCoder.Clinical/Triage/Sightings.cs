namespace MsLetterCoder.Clinical.Triage;

/// <summary>All that was seen in a message, by name: 'signal:NAME' or a concept key.</summary>
internal sealed class Sightings
{
    /// <summary>Prefix of signals and measures.</summary>
    public const string SignalPrefix = "signal:";

    private readonly Dictionary<string, List<Sighting>> _byName = new(StringComparer.Ordinal);

    /// <summary>Names of the signals seen, in ordinal order.</summary>
    public List<string> Signals => [.. _byName.Keys.Where(k => k.StartsWith(SignalPrefix, StringComparison.Ordinal)).Select(k => k[SignalPrefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Adds one.</summary>
    public void Add(string name, Sighting sighting)
    {
        if (!_byName.TryGetValue(name, out List<Sighting>? list))
        {
            _byName.Add(name, list = []);
        }

        list.Add(sighting);
    }

    /// <summary>All sightings of a name, in the order found.</summary>
    public IReadOnlyList<Sighting> Of(string name) => _byName.TryGetValue(name, out List<Sighting>? list) ? list : [];
}
