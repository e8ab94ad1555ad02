using MsLetterCoder.Clinical.Searching;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Searching;

/// <summary>
/// Finds concepts of an imported terminology by words, the last of which may be unfinished. Candidates come from the words that fewest terms hold, shortest terms first, of each word a bounded number, so
/// that a phrase of common words takes no longer than one of rare ones. Safe for many threads.
/// </summary>
public sealed class TermSearch
{
    /// <summary>Terms of one word that are compared.</summary>
    private const int MostTerms = 6000;

    /// <summary>Terms that are compared in all.</summary>
    private const int MostCompared = 16000;

    /// <summary>Words that begin like an unfinished one whose terms are looked at.</summary>
    private const int MostBeginnings = 400;

    private readonly TerminologyFile _terminology;
    private readonly TermQuery _query;
    private readonly TermScore _score;
    private readonly ExactTerms _exact;

    /// <summary>Searches a terminology, which stays open meanwhile.</summary>
    public TermSearch(TerminologyFile terminology)
    {
        var words = new TermWordList(terminology);
        _terminology = terminology;
        _query = new TermQuery(words);
        _score = new TermScore(terminology, words);
        _exact = new ExactTerms(terminology, words);
    }

    /// <summary>The best concepts, best first. Inactive ones come last, and only where nothing replaces them; else the replacement stands in their place, with a note.</summary>
    public IReadOnlyList<ConceptHit> Find(string phrase, int most)
    {
        List<QueryWord> words = _query.Words(phrase);
        if (words.Count == 0)
        {
            return [];
        }

        words.Sort((a, b) => a.Terms.CompareTo(b.Terms));
        double all = words.Sum(w => w.Weight);
        var best = new Dictionary<int, (double Score, int Description)>();
        var compared = new HashSet<int>();
        foreach (QueryWord word in words)
        {
            foreach (int description in Candidates(word))
            {
                if (compared.Count >= MostCompared)
                {
                    break;
                }

                if (compared.Add(description))
                {
                    _score.Compare(description, words, all, best);
                }
            }
        }

        return Ranked(best, most);
    }

    /// <summary>Concepts of which a term is, word for word but for case, spelling and plural, the given one; active ones and those whose tag is clinical first.</summary>
    public IReadOnlyList<int> Exact(string term) => _exact.Of(term);

    private IReadOnlyList<ConceptHit> Ranked(Dictionary<int, (double Score, int Description)> best, int most)
    {
        var hits = new List<ConceptHit>();
        var shown = new HashSet<int>();
        foreach ((int concept, (double score, int description)) in best.OrderByDescending(b => b.Value.Score).ThenBy(b => b.Key).Take(most * 3))
        {
            int meant = concept;
            string? note = null;
            if (!_terminology.IsActive(concept))
            {
                (int Concept, AssociationKind Kind)? replacement = _terminology.ReplacementOf(concept);
                meant = replacement?.Concept ?? concept;
                note = replacement is { } by
                    ? $"{_terminology.IdOf(concept)} is inactive: {AssociationKinds.Words(by.Kind)} this"
                    : "inactive" + string.Concat(_terminology.AssociationsOf(concept).Take(3).Select(a => $"; {a.Words} {a.Target}"));
            }

            if (shown.Add(meant))
            {
                hits.Add(new ConceptHit
                {
                    SnomedId = _terminology.IdOf(meant),
                    Term = _terminology.TermOf(meant),
                    Kind = _terminology.TagOf(meant),
                    Score = score,
                    Matched = _terminology.Term(description),
                    Note = note,
                });
            }
        }

        return [.. hits.Take(most)];
    }

    private List<int> Candidates(QueryWord word)
    {
        ReadOnlySpan<uint> first = _terminology.Sections.Of<uint>(Section.PostingFirst);
        ReadOnlySpan<int> postings = _terminology.Sections.Of<int>(Section.Postings);
        var found = new List<int>();
        int words = word.Ranges.Sum(r => Math.Min(r.End - r.First, MostBeginnings));
        int each = Math.Max(8, MostTerms / Math.Max(1, words));
        foreach ((int from, int end, _) in word.Ranges)
        {
            for (int number = from; number < Math.Min(end, from + MostBeginnings); number++)
            {
                int begin = (int)first[number];
                found.AddRange(postings.Slice(begin, Math.Min((int)first[number + 1] - begin, number == word.Exact ? MostTerms : each)));
            }
        }

        return found;
    }
}
