using System.Text;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Searching;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Searching;

/// <summary>
/// Finds concepts of an imported terminology by words, the last of which may be unfinished. Candidates come from the words that fewest terms hold, shortest terms first, of each word a bounded number, so
/// that a phrase of common words takes no longer than one of rare ones. Safe for many threads.
/// </summary>
public sealed class TermSearch(TerminologyFile terminology)
{
    /// <summary>Words of a phrase that are looked at.</summary>
    private const int MostWords = 12;

    /// <summary>Terms of one word that are compared.</summary>
    private const int MostTerms = 6000;

    /// <summary>Terms that are compared in all.</summary>
    private const int MostCompared = 16000;

    /// <summary>Words that begin like an unfinished one whose terms are looked at.</summary>
    private const int MostBeginnings = 400;
    private const int MostMisspellings = 6;
    private const int ShortestBeginning = 2;

    /// <summary>The best concepts, best first. Inactive ones come last, and only where nothing replaces them; else the replacement stands in their place, with a note.</summary>
    public IReadOnlyList<ConceptHit> Find(string phrase, int most)
    {
        List<QueryWord> words = Query(phrase);
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
                    Compare(description, words, all, best);
                }
            }
        }

        return Ranked(best, most);
    }

    /// <summary>Concepts of which a term is, word for word but for case, spelling and plural, the given one; active ones and those whose tag is clinical first.</summary>
    public IReadOnlyList<int> Exact(string term)
    {
        List<int> words = [];
        foreach (string word in Folded(term))
        {
            int number = FindWord(word);
            if (number < 0)
            {
                return [];
            }

            if (!words.Contains(number))
            {
                words.Add(number);
            }
        }

        if (words.Count is 0 or > 64)
        {
            return [];
        }

        ReadOnlySpan<uint> first = terminology.Sections.Of<uint>(Section.PostingFirst);
        ReadOnlySpan<int> postings = terminology.Sections.Of<int>(Section.Postings);
        ReadOnlySpan<uint> wordFirst = terminology.Sections.Of<uint>(Section.DescriptionWordFirst);
        ReadOnlySpan<int> wordsOf = terminology.Sections.Of<int>(Section.DescriptionWords);
        int rarest = words[0];
        foreach (int word in words)
        {
            rarest = first[word + 1] - first[word] < first[rarest + 1] - first[rarest] ? word : rarest;
        }

        var found = new List<int>();
        foreach (int description in postings[(int)first[rarest]..(int)first[rarest + 1]])
        {
            int count = (int)(wordFirst[description + 1] - wordFirst[description]);
            if (count > words.Count)
            {
                break;
            }

            if (count == words.Count && wordsOf.Slice((int)wordFirst[description], count).SequenceEqual(words.ToArray()) && !found.Contains(terminology.DescriptionConcept[description]))
            {
                found.Add(terminology.DescriptionConcept[description]);
            }
        }

        return [.. found.OrderBy(c => terminology.IsActive(c) ? 0 : 1).ThenBy(c => TagRank(terminology.TagOf(c))).ThenBy(c => c)];
    }

    private static int TagRank(string tag) => Building.SemanticTags.Rank(tag) is >= 0 and int rank ? rank : 99;

    private IReadOnlyList<ConceptHit> Ranked(Dictionary<int, (double Score, int Description)> best, int most)
    {
        var hits = new List<ConceptHit>();
        var shown = new HashSet<int>();
        foreach ((int concept, (double score, int description)) in best.OrderByDescending(b => b.Value.Score).ThenBy(b => b.Key).Take(most * 3))
        {
            int meant = concept;
            string? note = null;
            if (!terminology.IsActive(concept))
            {
                (int Concept, AssociationKind Kind)? replacement = terminology.ReplacementOf(concept);
                meant = replacement?.Concept ?? concept;
                note = replacement is { } by
                    ? $"{terminology.IdOf(concept)} is inactive: {AssociationKinds.Words(by.Kind)} this"
                    : "inactive" + string.Concat(terminology.AssociationsOf(concept).Take(3).Select(a => $"; {a.Words} {a.Target}"));
            }

            if (shown.Add(meant))
            {
                hits.Add(new ConceptHit
                {
                    SnomedId = terminology.IdOf(meant),
                    Term = terminology.TermOf(meant),
                    Kind = terminology.TagOf(meant),
                    Score = score,
                    Matched = terminology.Term(description),
                    Note = note,
                });
            }
        }

        return [.. hits.Take(most)];
    }

    private void Compare(int description, List<QueryWord> words, double all, Dictionary<int, (double Score, int Description)> best)
    {
        ReadOnlySpan<uint> first = terminology.Sections.Of<uint>(Section.DescriptionWordFirst);
        ReadOnlySpan<int> own = terminology.Sections.Of<int>(Section.DescriptionWords)[(int)first[description]..(int)first[description + 1]];
        double held = 0;
        double filled = 0;
        double full = 0;
        ulong used = 0;
        int together = 0;
        int last = -2;
        for (int i = 0; i < words.Count; i++)
        {
            (double sure, int at) = words[i].In(own);
            if (sure > 0 && at < 64 && (used & (1UL << at)) == 0)
            {
                used |= 1UL << at;
                held += sure * words[i].Weight;
                filled += sure * words[i].Weight;
                together += at == last + 1 ? 1 : 0;
                last = at;
            }
        }

        if (held == 0)
        {
            return;
        }

        for (int at = 0; at < own.Length; at++)
        {
            full += at < 64 && (used & (1UL << at)) != 0 ? 0 : WordWeight(own[at]);
        }

        int concept = terminology.DescriptionConcept[description];
        DescriptionTraits traits = terminology.Traits[description];
        double fit = Math.Pow(Math.Min(1, held / all), 0.6) * Math.Pow(filled / (filled + full), 0.4);
        double tag = TagWeight(terminology.TagOf(concept));
        double kind = (traits & DescriptionTraits.Preferred) != 0 ? 1 : (traits & DescriptionTraits.FullySpecifiedName) != 0 ? 0.995 : 0.99;
        double score = fit * tag * kind * (terminology.IsActive(concept) ? 1 : 0.6) * (together > 0 ? 1 : 0.998);
        if (!best.TryGetValue(concept, out (double Score, int Description) known) || score > known.Score)
        {
            best[concept] = (score, description);
        }
    }

    /// <summary>Statements about a patient before what they are about.</summary>
    private static double TagWeight(string tag) => tag switch
    {
        "disorder" or "finding" => 1,
        "procedure" or "regime/therapy" or "situation" => 0.97,
        "product" or "medicinal product" or "clinical drug" or "substance" or "medicinal product form" => 0.95,
        "observable entity" or "event" or "physical object" => 0.92,
        "morphologic abnormality" => 0.85,
        _ => 0.75,
    };

    private float WordWeight(int word)
    {
        ReadOnlySpan<uint> first = terminology.Sections.Of<uint>(Section.PostingFirst);
        return MathF.Log(2 + (terminology.Traits.Length / (float)Math.Max(1, first[word + 1] - first[word])));
    }

    private List<int> Candidates(QueryWord word)
    {
        ReadOnlySpan<uint> first = terminology.Sections.Of<uint>(Section.PostingFirst);
        ReadOnlySpan<int> postings = terminology.Sections.Of<int>(Section.Postings);
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

    private List<QueryWord> Query(string phrase)
    {
        List<string> texts = [.. Folded(phrase).Take(MostWords)];
        var words = new List<QueryWord>();
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i];
            var word = new QueryWord { Exact = FindWord(text) };
            if (word.Exact >= 0)
            {
                word.Ranges.Add((word.Exact, word.Exact + 1, 1));
            }

            if (i == texts.Count - 1 && text.Length >= ShortestBeginning)
            {
                (int from, int end) = Beginning(text);
                from += word.Exact == from ? 1 : 0;
                if (end > from)
                {
                    word.Ranges.Add((from, end, 0.8f));
                }
            }

            if (word.Ranges.Count == 0)
            {
                Misspelt(text, word);
            }

            if (word.Ranges.Count > 0)
            {
                ReadOnlySpan<uint> first = terminology.Sections.Of<uint>(Section.PostingFirst);
                foreach ((int from, int end, _) in word.Ranges)
                {
                    word.Terms += first[end] - first[from];
                }

                word.Weight = MathF.Log(2 + (terminology.Traits.Length / (float)Math.Max(1, word.Exact >= 0 ? first[word.Exact + 1] - first[word.Exact] : word.Terms)));
                words.Add(word);
            }
        }

        return words;
    }

    private void Misspelt(string text, QueryWord word)
    {
        int most = text.Length < 4 ? 0 : text.Length < 8 ? 1 : 2;
        (int from, int end) = most == 0 ? (0, 0) : Beginning(text[..1]);
        Span<char> chars = stackalloc char[TermWords.LongestWord];
        for (int slips = 1; slips <= most && word.Ranges.Count == 0; slips++)
        {
            for (int number = from; number < end && word.Ranges.Count < MostMisspellings; number++)
            {
                ReadOnlySpan<byte> bytes = WordBytes(number);
                if (Math.Abs(bytes.Length - text.Length) <= slips + 1 && bytes.Length <= chars.Length && Slips.Within(text, chars[..Encoding.UTF8.GetChars(bytes, chars)], slips))
                {
                    word.Ranges.Add((number, number + 1, slips == 1 ? 0.8f : 0.65f));
                }
            }
        }
    }

    private static List<string> Folded(string phrase)
    {
        var words = new List<string>();
        Span<char> folded = stackalloc char[TermWords.LongestWord];
        int at = 0;
        while (TermWords.Next(phrase, ref at, out int start))
        {
            int length = TermWords.Fold(TermWords.WithoutPossessive(phrase.AsSpan(start, at - start)), folded);
            if (length > 0)
            {
                words.Add(folded[..length].ToString());
            }
        }

        return words;
    }

    private ReadOnlySpan<byte> WordBytes(int number)
    {
        ReadOnlySpan<uint> starts = terminology.Sections.Of<uint>(Section.WordStarts);
        return terminology.Sections.Of<byte>(Section.Words)[(int)starts[number]..(int)starts[number + 1]];
    }

    private int FindWord(string word)
    {
        int at = LowerBound(Encoding.UTF8.GetBytes(word));
        return at < terminology.Sections.Of<uint>(Section.WordStarts).Length - 1 && WordBytes(at).SequenceEqual(Encoding.UTF8.GetBytes(word)) ? at : -1;
    }

    /// <summary>Numbers of the words that begin so.</summary>
    private (int First, int End) Beginning(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return (LowerBound(bytes), LowerBound([.. bytes, 0xFF]));
    }

    private int LowerBound(ReadOnlySpan<byte> word)
    {
        (int low, int high) = (0, terminology.Sections.Of<uint>(Section.WordStarts).Length - 1);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = WordBytes(middle).SequenceCompareTo(word) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A word of the phrase: the words it may stand for, as ranges of their numbers with how surely.</summary>
    private sealed class QueryWord
    {
        public int Exact { get; init; }

        public List<(int First, int End, float Sure)> Ranges { get; } = [];

        public long Terms { get; set; }

        public float Weight { get; set; }

        public (double Sure, int At) In(ReadOnlySpan<int> words)
        {
            (double sure, int at) = (0, -1);
            for (int i = 0; i < words.Length; i++)
            {
                foreach ((int first, int end, float here) in Ranges)
                {
                    if (words[i] >= first && words[i] < end && here > sure)
                    {
                        (sure, at) = (here, i);
                    }
                }
            }

            return (sure, at);
        }
    }
}
