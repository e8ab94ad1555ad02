using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What the coding rules know beyond the table: how injuries happen, codes of drugs that do harm, pairs that do not go together, the nations' own standards (Knowledge/coding). Read and
/// checked once.</summary>
public sealed class CodingKnowledge
{
    private CodingKnowledge(ConceptInventory concepts)
    {
        Pairs = CodePairs.Load(KnowledgeFile.Open("coding/pairs.tsv"), concepts);
        External = ExternalCauses.Load(KnowledgeFile.Open("coding/external-causes.tsv"));
        Adverse = AdverseEffects.Load(KnowledgeFile.Open("coding/adverse-drugs.tsv"), KnowledgeFile.Open("coding/adverse-cues.tsv"), concepts);
        Encounters = EncounterFinder.Load(KnowledgeFile.Open("coding/encounters.tsv"));
        Labels = TestLabels.Load(KnowledgeFile.Open("coding/test-labels.tsv"), concepts);
        Nations = NationRules.Load(KnowledgeFile.Open("coding/nations.tsv"));
        foreach (string key in RestrictedCodes.Keys.Where(k => concepts.Find(k) is null))
        {
            throw new KnowledgeException($"coding/restricted.tsv: unknown concept '{key}'");
        }
    }

    /// <summary>Pairs that do not go together.</summary>
    public CodePairs Pairs { get; }

    /// <summary>What differs between the nations.</summary>
    public NationRules Nations { get; }

    internal ExternalCauses External { get; }

    internal AdverseEffects Adverse { get; }

    internal TestLabels Labels { get; }

    internal EncounterFinder Encounters { get; }

    /// <summary>Reads the files built into the program.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static CodingKnowledge Load(ConceptInventory concepts) => new(concepts);

    /// <summary>Applies rules 13 and 10, the pairs and the nation's standards to a list in order.</summary>
    internal void Complete(string text, IReadOnlyList<Mention> mentions, Func<Mention, Concept?> conceptOf, Nation nation, List<Icd10Draft> list, List<Icd10LeftOut> leftOut)
    {
        Adverse.Add(text, mentions, conceptOf, list, leftOut);
        External.Add(text, mentions, list);
        Pairs.Apply(list, PatientSex.In(text), leftOut);
        Nations.Warn(nation, text, mentions, list);
    }
}
