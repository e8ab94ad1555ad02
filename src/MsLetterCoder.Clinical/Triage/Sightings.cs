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

    /// <summary>All sightings of an item, in the order found; of 'signal:NAME*3' none where fewer than three sentences hold one.</summary>
    public IReadOnlyList<Sighting> Of(string item)
    {
        if (!_byName.TryGetValue(NameOf(item), out List<Sighting>? list))
        {
            return [];
        }

        bool enough = !IsCounted(item) || list.DistinctBy(s => (s.Field, s.Sentence)).Count() >= item[^1] - '0';
        return enough ? list : [];
    }

    /// <summary>The name of an item without its count.</summary>
    public static string NameOf(string item) => IsCounted(item) ? item[..^2] : item;

    private static bool IsCounted(string item) => item.Length > 2 && item[^2] == '*' && char.IsAsciiDigit(item[^1]);
}
