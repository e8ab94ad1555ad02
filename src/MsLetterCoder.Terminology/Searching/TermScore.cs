using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Searching;

/// <summary>Says how well a term answers the words of a phrase.</summary>
internal sealed class TermScore(TerminologyFile terminology, TermWordList words)
{
    /// <summary>Compares a term with the words of a phrase, which weigh <paramref name="all"/> together, and keeps it where it is the best of its concept so far.</summary>
    public void Compare(int description, List<QueryWord> query, double all, Dictionary<int, (double Score, int Description)> best)
    {
        ReadOnlySpan<uint> first = terminology.Sections.Of<uint>(Section.DescriptionWordFirst);
        ReadOnlySpan<int> own = terminology.Sections.Of<int>(Section.DescriptionWords)[(int)first[description]..(int)first[description + 1]];
        double held = 0;
        double filled = 0;
        double full = 0;
        ulong used = 0;
        int together = 0;
        int last = -2;
        for (int i = 0; i < query.Count; i++)
        {
            (double sure, int at) = query[i].In(own);
            if (sure > 0 && at < 64 && (used & (1UL << at)) == 0)
            {
                used |= 1UL << at;
                held += sure * query[i].Weight;
                filled += sure * query[i].Weight;
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
            full += at < 64 && (used & (1UL << at)) != 0 ? 0 : words.Weight(words.Terms(own[at], own[at] + 1));
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
}
