using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Searching;

/// <summary>
/// Finds concepts of the built-in inventory by what a doctor or patient would say. Two things speak for a concept: that the phrase holds one of its mentions (as a letter or a message would), and how
/// many telling words it shares with the nearest way of naming it, forms and misspellings of words counted less. Made once (about a tenth of a second); safe for many threads.
/// </summary>
public sealed class InventorySearch
{
    /// <summary>What a mention weighs against words shared.</summary>
    private const double MentionShare = 0.5;

    /// <summary>Part of that which a mention has however little of the phrase it takes.</summary>
    private const double Floor = 0.3;
    private const double BestShare = 0.38;
    private const double AllShare = 0.12;

    /// <summary>A word that so large a share of all concepts use tells nothing by itself.</summary>
    private const double TooCommon = 0.25;

    /// <summary>Words of a phrase that are looked at.</summary>
    private const int MostWords = 24;

    private readonly ClinicalKnowledge _knowledge;
    private readonly DocumentTextReader _reader;
    private readonly MentionFinder _mentions;
    private readonly List<SearchEntry> _entries;
    private readonly SearchWords _words = new();
    private readonly List<(int Entry, int Slot, float Credit)>[] _postings;
    private readonly HashSet<int>[] _conceptsOf;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Makes the search over a knowledge's inventory and lexicon.</summary>
    public InventorySearch(ClinicalKnowledge knowledge)
    {
        _knowledge = knowledge;
        _reader = new DocumentTextReader(knowledge);
        _mentions = new MentionFinder(knowledge);
        _entries = SearchEntries.Of(knowledge);
        for (int i = 0; i < knowledge.Concepts.All.Count; i++)
        {
            _places.Add(knowledge.Concepts.All[i].Key, i);
        }

        foreach (string word in _entries.SelectMany(e => e.Slots).SelectMany(s => s.Words.Keys))
        {
            _words.Add(word);
        }

        _postings = new List<(int, int, float)>[_words.Count];
        _conceptsOf = new HashSet<int>[_words.Count];
        for (int i = 0; i < _words.Count; i++)
        {
            (_postings[i], _conceptsOf[i]) = ([], []);
        }

        for (int entry = 0; entry < _entries.Count; entry++)
        {
            for (int slot = 0; slot < _entries[entry].Slots.Count; slot++)
            {
                foreach ((string word, float credit) in _entries[entry].Slots[slot].Words)
                {
                    int number = _words.Add(word);
                    _postings[number].Add((entry, slot, credit));
                    _conceptsOf[number].Add(_entries[entry].Concept);
                }
            }
        }

        _words.Weigh([.. _conceptsOf.Select(c => c.Count)], knowledge.Concepts.All.Count);
        foreach (SearchSlot slot in _entries.SelectMany(e => e.Slots))
        {
            slot.Weight = slot.Words.Keys.Min(w => _words.Weight(_words.Add(w)));
        }
    }

    /// <summary>The best concepts, best first; none for a phrase without a word that any concept knows.</summary>
    public IReadOnlyList<ConceptHit> Find(string phrase, int most)
    {
        double[] scores = new double[_knowledge.Concepts.All.Count];
        List<string> words = SearchEntries.Words(phrase);
        if (words.Count > MostWords)
        {
            words.RemoveRange(MostWords, words.Count - MostWords);
        }

        List<(int Word, float Sure)>[] meant = [.. words.Select((w, i) => _words.Meant(w, last: i == words.Count - 1))];
        float[] weights = [.. meant.Select(m => m.Count == 0 ? 0 : m.Max(w => _words.Weight(w.Word)))];
        double all = weights.Sum();
        if (all > 0)
        {
            Shared(meant, weights, all, scores);
        }

        Mentions(phrase, scores);
        return [.. Enumerable.Range(0, scores.Length).Where(c => scores[c] > 0).OrderByDescending(c => scores[c]).ThenBy(c => c).Take(most).Select(c => Hit(c, scores[c]))];
    }

    private ConceptHit Hit(int place, double score)
    {
        Concept concept = _knowledge.Concepts.All[place];
        return new ConceptHit { Key = concept.Key, SnomedId = concept.SnomedId, Term = concept.Term, Kind = concept.Kind, Score = Math.Min(1, score) };
    }

    private void Shared(List<(int Word, float Sure)>[] meant, float[] weights, double all, double[] scores)
    {
        var hits = new List<Touch>();
        double[] bags = new double[scores.Length];
        int common = (int)(TooCommon * scores.Length);
        for (int i = 0; i < meant.Length; i++)
        {
            var seen = new Dictionary<int, float>();
            foreach ((int word, float sure) in meant[i])
            {
                foreach (int concept in _conceptsOf[word])
                {
                    seen[concept] = Math.Max(seen.GetValueOrDefault(concept), sure);
                }

                if (_conceptsOf[word].Count <= common)
                {
                    hits.AddRange(_postings[word].Select(p => new Touch(p.Entry, p.Slot, i, p.Credit * sure, _words.Weight(word))));
                }
            }

            foreach ((int concept, float sure) in seen)
            {
                bags[concept] += sure * weights[i] / all;
            }
        }

        hits.Sort((a, b) => a.Entry.CompareTo(b.Entry));
        double[] best = new double[scores.Length];
        for (int i = 0; i < hits.Count;)
        {
            int end = i;
            while (end < hits.Count && hits[end].Entry == hits[i].Entry)
            {
                end++;
            }

            SearchEntry entry = _entries[hits[i].Entry];
            best[entry.Concept] = Math.Max(best[entry.Concept], Likeness(entry, hits, i, end, weights, all));
            i = end;
        }

        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] += (BestShare * best[c]) + (best[c] > 0 ? AllShare * bags[c] : 0);
        }
    }

    /// <summary>How much of the phrase an entry holds, and how much of the entry the phrase fills.</summary>
    private static double Likeness(SearchEntry entry, List<Touch> hits, int from, int end, float[] weights, double all)
    {
        Span<float> ofSlot = stackalloc float[entry.Slots.Count];
        Span<float> ofWord = stackalloc float[weights.Length];
        for (int i = from; i < end; i++)
        {
            Touch hit = hits[i];
            ofSlot[hit.Slot] = Math.Max(ofSlot[hit.Slot], hit.Credit * hit.Weight);
            ofWord[hit.Word] = Math.Max(ofWord[hit.Word], hit.Credit);
        }

        double filled = 0;
        double empty = 0;
        for (int slot = 0; slot < ofSlot.Length; slot++)
        {
            filled += ofSlot[slot];
            empty += entry.Slots[slot].Optional ? 0 : Math.Max(0, entry.Slots[slot].Weight - ofSlot[slot]);
        }

        double held = 0;
        for (int word = 0; word < ofWord.Length; word++)
        {
            held += ofWord[word] * weights[word];
        }

        return Math.Pow(held / all, 0.6) * Math.Pow(filled / (filled + empty), 0.4);
    }

    private void Mentions(string phrase, double[] scores)
    {
        double[] best = new double[scores.Length];
        foreach (bool letter in (bool[])[true, false])
        {
            ReadText text = _reader.Read(phrase, letter, [new TextRegion(new Messages.TextSpan(0, phrase.Length), RegionKind.Content)]);
            double[] telling = [.. text.Tokens.Select(t => Telling(phrase.AsSpan(t.Start, t.End - t.Start)))];
            foreach (Candidate candidate in _mentions.Find(text, _knowledge.Matcher.Match(text.Tokens, letter)))
            {
                double own = Enumerable.Range(candidate.First, candidate.End - candidate.First).Where(candidate.Match.Consumes).Sum(t => telling[t]);
                double share = own / Math.Max(own, telling.Sum());
                int place = _places[candidate.Concept.Key];
                best[place] = Math.Max(best[place], MentionShare * (Floor + ((1 - Floor) * share)));
            }
        }

        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] += best[c];
        }
    }

    /// <summary>What a word of a phrase tells by itself; a word that no concept knows tells half of what the rarest does.</summary>
    private double Telling(ReadOnlySpan<char> word)
    {
        List<string> folded = SearchEntries.Words(word);
        return folded.Count == 0 ? 0.1 : folded.Sum(w => _words.Find(w) is >= 0 and int known ? _words.Weight(known) : 3.4);
    }

    private readonly record struct Touch(int Entry, int Slot, int Word, float Credit, float Weight);
}
