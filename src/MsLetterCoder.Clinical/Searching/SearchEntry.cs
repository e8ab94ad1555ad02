namespace MsLetterCoder.Clinical.Searching;

/// <summary>A way to name a concept: slots, each filled by any of its words. A slot that may stay empty costs nothing when it does.</summary>
internal sealed class SearchEntry(int concept, List<SearchSlot> slots)
{
    public int Concept { get; } = concept;

    public IReadOnlyList<SearchSlot> Slots { get; } = slots;
}
