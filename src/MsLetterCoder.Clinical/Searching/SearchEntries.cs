using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Searching;

/// <summary>Makes search entries of what names concepts: their terms, keys and brand names, and the lexicon's patterns.</summary>
internal static class SearchEntries
{
    /// <summary>Slots of the longest entry.</summary>
    private const int MostSlots = 32;

    /// <summary>All entries of a concept inventory and the patterns of its lexicon.</summary>
    public static List<SearchEntry> Of(ClinicalKnowledge knowledge)
    {
        var entries = new List<SearchEntry>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < knowledge.Concepts.All.Count; i++)
        {
            Concept concept = knowledge.Concepts.All[i];
            places.Add(concept.Key, i);
            foreach (string name in concept.BrandNames.Append(concept.Term).Append(concept.Key.Replace('_', ' ')))
            {
                Add(entries, i, Named(name));
            }
        }

        for (int pattern = 0; pattern < knowledge.Matcher.Count; pattern++)
        {
            if (knowledge.ConceptOf(pattern) is { } concept)
            {
                var slots = new List<SearchSlot>();
                Flatten(knowledge.Matcher[pattern].Node, optional: false, slots);
                Add(entries, places[concept.Key], slots);
            }
        }

        return entries;
    }

    /// <summary>Folded words of a text, articles left out.</summary>
    public static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        Span<char> folded = stackalloc char[TermWords.LongestWord];
        int at = 0;
        while (TermWords.Next(text, ref at, out int start))
        {
            int length = TermWords.Fold(TermWords.WithoutPossessive(text[start..at]), folded);
            if (length > 0)
            {
                words.Add(folded[..length].ToString());
            }
        }

        return words;
    }

    private static void Add(List<SearchEntry> entries, int concept, List<SearchSlot> slots)
    {
        slots.RemoveAll(s => s.Words.Count == 0);
        if (slots.Count is > 0 and <= MostSlots)
        {
            entries.Add(new SearchEntry(concept, slots));
        }
    }

    private static List<SearchSlot> Named(string name)
    {
        var slots = new List<SearchSlot>();
        foreach (string word in Words(name))
        {
            var slot = new SearchSlot(optional: false);
            slot.Add(word, 1);
            slots.Add(slot);
        }

        return slots;
    }

    private static void Flatten(PatternNode node, bool optional, List<SearchSlot> slots)
    {
        switch (node)
        {
            case PatternNode.Sequence sequence:
                foreach (PatternNode item in sequence.Items)
                {
                    Flatten(item, optional, slots);
                }

                break;
            case PatternNode.Maybe maybe:
                Flatten(maybe.Item, optional: true, slots);
                break;
            case PatternNode.Choice choice:
                var merged = new SearchSlot(optional);
                foreach (PatternNode item in choice.Items)
                {
                    var inner = new List<SearchSlot>();
                    Flatten(item, optional: false, inner);
                    foreach ((string word, float credit) in inner.SelectMany(s => s.Words))
                    {
                        merged.Add(word, credit / inner.Count);
                    }
                }

                slots.Add(merged);
                break;
            case PatternNode.Word word:
                slots.Add(Filled(word.Forms, optional));
                break;
            case PatternNode.Exact exact:
                slots.Add(Filled([exact.Written], optional));
                break;
            default:
                break;
        }
    }

    private static SearchSlot Filled(IEnumerable<string> forms, bool optional)
    {
        var slot = new SearchSlot(optional);
        foreach (string form in forms)
        {
            foreach (string word in Words(form))
            {
                slot.Add(word, 1);
            }
        }

        return slot;
    }
}
