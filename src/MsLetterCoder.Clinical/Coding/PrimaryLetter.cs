namespace MsLetterCoder.Clinical.Coding;

/// <summary>What a letter as a whole says about what may be its main condition: what clinic wrote it, what its findings are about, whether MS is cared for in it, stands behind, or is doubted.</summary>
internal sealed class PrimaryLetter
{
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<MentionContext>> _contexts = new(StringComparer.Ordinal); // of each candidate, where it is not present
    private readonly HashSet<string> _conditions = new(StringComparer.Ordinal); // groups of candidates that are conditions
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal); // of candidates that are conditions
    private readonly int _findings;

    public PrimaryLetter(ClinicalKnowledge knowledge, string text, IReadOnlyList<Mention> mentions, IReadOnlyList<PrimaryCandidate> candidates)
    {
        Clinics = knowledge.Clinics.GroupsIn(text);
        Title = knowledge.Clinics.GroupsInTitle(text);
        MsCandidate = candidates.FirstOrDefault(c => c.IsMs);
        foreach (PrimaryCandidate condition in candidates.Where(c => c.IsCondition))
        {
            _conditions.Add(condition.Concept.Group);
            _categories[condition.Concept.Icd10[0].Category] = _categories.GetValueOrDefault(condition.Concept.Icd10[0].Category) + 1;
        }

        foreach (Mention mention in mentions)
        {
            if (mention.In != TextField.Text || knowledge.Concepts.Find(mention.Key) is not { } concept)
            {
                continue;
            }

            if (concept.MsRole == "dmt")
            {
                Drugs++;
            }
            else if (concept.Key == "edss")
            {
                HasEdss = true;
            }

            if (concept.Kind != "finding")
            {
                continue;
            }

            _findings++;
            _groups[concept.Group] = _groups.GetValueOrDefault(concept.Group) + 1;
            if (mention.Context != MentionContext.Present)
            {
                string shared = PrimaryCandidate.Shared(concept);
                (_contexts.TryGetValue(shared, out HashSet<MentionContext>? contexts) ? contexts : _contexts[shared] = []).Add(mention.Context);
                bool doubted = concept.Group == "ms_course" && concept.Key != "ms_relapse" && mention.Context is MentionContext.Absent or MentionContext.Possible;
                Doubts += doubted ? 1 : 0;
            }

            Relapses += concept.Key == "ms_relapse" ? 1 : 0;
        }
    }

    /// <summary>Groups of concepts that the clinic is for.</summary>
    public HashSet<string> Clinics { get; }

    /// <summary>Groups of concepts that the clinic named in the first lines is for.</summary>
    public HashSet<string> Title { get; }

    /// <summary>The forms of MS that are present; null where none is.</summary>
    public PrimaryCandidate? MsCandidate { get; }

    /// <summary>A form of MS is present.</summary>
    public bool HasMs => MsCandidate is not null;

    /// <summary>Mentions of MS that deny it or call it possible.</summary>
    public int Doubts { get; }

    /// <summary>The letter states an EDSS.</summary>
    public bool HasEdss { get; }

    /// <summary>Mentions of drugs that modify MS, whatever the context.</summary>
    public int Drugs { get; }

    /// <summary>Mentions of relapses, whatever the context.</summary>
    public int Relapses { get; }

    /// <summary>MS in this letter: none, doubted, cared for (its drugs, its score), behind.</summary>
    public string Ms => !HasMs ? "none" : Doubts > 0 ? "doubted" : Drugs > 2 || HasEdss ? "care" : "behind";

    /// <summary>The clinic, by its title, else by any name: for MS, for something else, unknown.</summary>
    public string Clinic => (Title.Count > 0 ? Title : Clinics) is { Count: > 0 } groups ? groups.Contains("ms_course") ? "ms" : "other" : "unknown";

    /// <summary>For a symptom: whether a condition of its own group is present too ('dizziness' beside a vestibular disease).</summary>
    public bool HasConditionOf(PrimaryCandidate symptom) => !symptom.IsCondition && _conditions.Contains(symptom.Concept.Group);

    /// <summary>For an unspecified code: whether a specific one of its category is present too (coding.md rule 7).</summary>
    public bool HasSpecificOf(PrimaryCandidate candidate) =>
        candidate.IsCondition && candidate.Concept.Icd10[0].Value!.EndsWith(".9", StringComparison.Ordinal) && _categories[candidate.Concept.Icd10[0].Category] > 1;

    /// <summary>Share of all findings that are of a group, 0 to 1.</summary>
    public double ShareOf(string group) => _groups.GetValueOrDefault(group) / (double)Math.Max(1, _findings);

    /// <summary>The contexts, other than present, in which the concepts of a candidate's code also stand.</summary>
    public IEnumerable<MentionContext> OtherContexts(PrimaryCandidate candidate) => _contexts.TryGetValue(PrimaryCandidate.Shared(candidate.Concept), out HashSet<MentionContext>? contexts) ? contexts.Order() : [];
}
