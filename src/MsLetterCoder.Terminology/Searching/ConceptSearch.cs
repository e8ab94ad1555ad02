using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Searching;

namespace MsLetterCoder.Terminology.Searching;

/// <summary>
/// Finds concepts for pages and commands: those of the inventory by the lexicon (patients' words, brands, misspellings), those of the imported terminology by their terms, in one order. Concepts of MS
/// letters come before others that fit as well. Made once; safe for many threads.
/// </summary>
public sealed class ConceptSearch
{
    /// <summary>What being a concept of MS letters is worth: a term of the release must fit better by this much to come before it.</summary>
    private const double UseInMsLetters = 0.15;

    private readonly InventorySearch _inventory;
    private readonly TermSearch? _terms;
    private readonly Dictionary<SnomedId, Concept> _byId = [];

    /// <summary>Makes the search; without an imported terminology the built-in inventory is searched alone.</summary>
    public ConceptSearch(ClinicalKnowledge knowledge, TerminologyFile? terminology)
    {
        _inventory = new InventorySearch(knowledge);
        _terms = terminology is null ? null : new TermSearch(terminology);
        foreach (Concept concept in knowledge.Concepts.All.Where(c => c.SnomedId != default))
        {
            _byId.TryAdd(concept.SnomedId, concept);
        }
    }

    /// <summary>The best concepts, best first, each once.</summary>
    public IReadOnlyList<ConceptHit> Find(string phrase, int most = 10)
    {
        IReadOnlyList<ConceptHit> inventory = _inventory.Find(phrase, most);
        if (_terms is null)
        {
            return inventory;
        }

        var merged = new Dictionary<string, ConceptHit>(StringComparer.Ordinal);
        foreach (ConceptHit hit in inventory)
        {
            merged[hit.Key!] = hit with { Score = Math.Min(1, hit.Score + (UseInMsLetters * hit.Score)) };
        }

        foreach (ConceptHit hit in _terms.Find(phrase, most))
        {
            // Words alone never outweigh a mention that the lexicon knows: terms of the release are scaled below it unless all of their words fit.
            double score = 0.85 * Math.Pow(hit.Score, 1.5);
            if (_byId.TryGetValue(hit.SnomedId, out Concept? concept))
            {
                double known = merged.TryGetValue(concept.Key, out ConceptHit? there) ? there.Score : 0;
                merged[concept.Key] = new ConceptHit
                {
                    Key = concept.Key,
                    SnomedId = concept.SnomedId,
                    Term = concept.Term,
                    Kind = concept.Kind,
                    Score = Math.Min(1, Math.Max(known, score + (UseInMsLetters * score))),
                    Matched = there?.Matched ?? hit.Matched,
                    Note = hit.Note,
                };
            }
            else
            {
                merged.TryAdd(hit.SnomedId.ToString(), hit with { Score = score });
            }
        }

        return [.. merged.Values.OrderByDescending(h => h.Score).ThenBy(h => h.SnomedId.Value).Take(most)];
    }
}
