namespace MsLetterCoder.Clinical.Searching;

/// <summary>A place of an entry: its words with what each alone earns (1, or its part of an alternative of several words).</summary>
internal sealed class SearchSlot(bool optional)
{
    public bool Optional { get; } = optional;

    public Dictionary<string, float> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>What an empty slot costs: the least telling of its words.</summary>
    public float Weight { get; set; }

    public void Add(string word, float credit)
    {
        if (!Words.TryGetValue(word, out float known) || credit > known)
        {
            Words[word] = credit;
        }
    }
}
