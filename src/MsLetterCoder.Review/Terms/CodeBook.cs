using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Searching;
using MsLetterCoder.Terminology;
using MsLetterCoder.Terminology.Searching;

namespace MsLetterCoder.Review.Terms;

/// <summary>What the pages know of the terminology: terms of concepts, codes they give, and search. The search is made when it is first used.</summary>
public sealed class CodeBook
{
    private const string NoTerm = "(a concept without a name here)";

    private readonly ConceptInventory concepts;
    private readonly TerminologyFile? terminology;
    private readonly ImportedTerms? imported;
    private readonly Lazy<ConceptSearch> search;
    private readonly Lazy<Dictionary<Icd10Code, string>> names;

    /// <summary>Makes it.</summary>
    /// <param name="knowledge">The knowledge that letters are coded with.</param>
    /// <param name="terminology">The imported terminology; null where the built-in inventory serves alone.</param>
    public CodeBook(ClinicalKnowledge knowledge, TerminologyFile? terminology)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        concepts = knowledge.Concepts;
        this.terminology = terminology;
        imported = terminology is null ? null : new ImportedTerms(terminology);
        search = new Lazy<ConceptSearch>(() => new ConceptSearch(knowledge, terminology));
        names = new Lazy<Dictionary<Icd10Code, string>>(Names);
    }

    /// <summary>A concept's term.</summary>
    public string Term(string? key, SnomedId id) => Concept(key, id)?.Term ?? (terminology is not null && terminology.Find(id) is >= 0 and int place ? terminology.TermOf(place) : null) ?? key ?? NoTerm;

    /// <summary>A concept's kind: finding, drug, procedure …; 'other' where it is not known.</summary>
    public string Kind(string? key, SnomedId id) => Concept(key, id)?.Kind ?? "other";

    /// <summary>True for a concept of the inventory with its own identifier, or of the imported terminology.</summary>
    public bool Knows(string? key, SnomedId id) => key is not null ? concepts.Find(key)?.SnomedId == id : id != default && (concepts.FindImported(id) is not null || terminology?.Find(id) >= 0);

    /// <summary>The concepts that fit a phrase, best first.</summary>
    public IReadOnlyList<ConceptHit> Find(string phrase, int most) => search.Value.Find(phrase, most);

    /// <summary>ICD-10 codes that the table, or the map of the imported terminology, gives a concept in a context; empty where none, or where the coder must choose.</summary>
    public IReadOnlyList<Icd10Code> Codes(string? key, SnomedId id, MentionContext context) => (Concept(key, id), context) switch
    {
        ({ } concept, MentionContext.Present) => concept.Icd10,
        ({ } concept, MentionContext.Past) => concept.Icd10History == default ? [] : [concept.Icd10History],
        ({ } concept, MentionContext.Family) => concept.Icd10Family == default ? [] : [concept.Icd10Family],
        (null, MentionContext.Present) => imported?.CodesOf(id) is { } map && map.Code != default ? [map.Code] : [],
        _ => [],
    };

    /// <summary>Codes among which the coder must choose for a concept.</summary>
    public IReadOnlyList<Icd10Code> Candidates(string? key, SnomedId id) => Concept(key, id)?.AskCandidates ?? [];

    /// <summary>What a code is given for: the term of a concept that has it alone; null where the table has none. ICD-10's own titles are not part of the program.</summary>
    public string? Name(Icd10Code code) => names.Value.GetValueOrDefault(code);

    private Concept? Concept(string? key, SnomedId id) => concepts.Find(key) ?? (key is null ? concepts.FindImported(id) ?? concepts.Find(id) : null);

    private Dictionary<Icd10Code, string> Names()
    {
        var found = new Dictionary<Icd10Code, string>();
        foreach (Concept concept in concepts.All)
        {
            if (concept.Icd10.Count == 1)
            {
                found.TryAdd(concept.Icd10[0], concept.Term);
            }

            if (concept.Icd10History != default)
            {
                found.TryAdd(concept.Icd10History, $"history of {concept.Term}");
            }

            if (concept.Icd10Family != default)
            {
                found.TryAdd(concept.Icd10Family, $"family history of {concept.Term}");
            }
        }

        return found;
    }
}
