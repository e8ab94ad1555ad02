using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Mentions as what facts hang on.</summary>
internal static class FactAnchors
{
    public static List<FactAnchor> Of(IReadOnlyList<Mention> mentions, ConceptInventory concepts)
    {
        var anchors = new List<FactAnchor>(mentions.Count);
        foreach (Mention mention in mentions)
        {
            if (mention.Key is { } key && concepts.Find(key) is { } concept)
            {
                anchors.Add(new FactAnchor(mention.Span, key, KindOf(concept), (FactState)(int)mention.Context));
            }
        }

        return anchors;
    }

    private static FactAnchorKind KindOf(Concept concept) => concept.Kind switch
    {
        "drug" => FactAnchorKind.Drug,
        "finding" when concept.Key is "ms" or "ms_brainstem" or "ms_spinal_cord" => FactAnchorKind.Ms,
        "finding" when concept.Key is "rrms" or "spms" or "ppms" or "cis" or "cis_monofocal" or "cis_multifocal" or "ris" => FactAnchorKind.MsCourse,
        "finding" => FactAnchorKind.Finding,
        _ => FactAnchorKind.Other,
    };
}
