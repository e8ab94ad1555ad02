using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>What the patient's disease-modifying drugs mean for red flags. Source: UK summaries of product characteristics, general knowledge of practice; to be reviewed by a pharmacist.</summary>
internal static class DrugTraits
{
    private static readonly Dictionary<string, string[]> Traits = new(StringComparer.Ordinal)
    {
        ["immunosuppressive"] =
        [
            "natalizumab", "ocrelizumab", "ofatumumab", "rituximab", "ublituximab", "alemtuzumab", "cladribine", "fingolimod", "siponimod", "ozanimod", "ponesimod", "teriflunomide",
            "dimethyl_fumarate", "diroximel_fumarate", "mitoxantrone", "azathioprine", "mycophenolate", "methotrexate", "cyclophosphamide", "ahsct", "autologous_hsct", "satralizumab", "eculizumab", "inebilizumab",
        ],
        ["s1p"] = ["fingolimod", "siponimod", "ozanimod", "ponesimod"],
        ["alemtuzumab"] = ["alemtuzumab"],
        ["natalizumab"] = ["natalizumab"],
        ["steroid"] = ["methylprednisolone", "prednisolone", "dexamethasone"],
        ["baclofen"] = ["baclofen", "intrathecal_baclofen"],
    };

    /// <summary>Trait names that hold: 'dmt' for any; 'immunosuppressive' also where no drug is known, because an unknown drug is read as if it were (triage.md, 'Drugs').</summary>
    public static HashSet<string> Of(IEnumerable<Mention> mentions, IReadOnlyList<string> known, ConceptInventory concepts)
    {
        HashSet<string> keys = [.. known, .. mentions.Where(m => m.Key is not null && m.Context is MentionContext.Present or MentionContext.Past).Select(m => m.Key!)];
        var traits = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string trait, string[] drugs) in Traits)
        {
            if (drugs.Any(keys.Contains))
            {
                traits.Add(trait);
            }
        }

        bool anyDmt = keys.Any(k => concepts.Find(k)?.MsRole == "dmt");
        if (anyDmt)
        {
            traits.Add("dmt");
        }
        else
        {
            traits.Add("unknown");
            traits.Add("immunosuppressive");
        }

        return traits;
    }
}
