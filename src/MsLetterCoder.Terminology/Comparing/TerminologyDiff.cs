using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Terminology.Comparing;

/// <summary>Compares two imported releases, concept by concept.</summary>
public static class TerminologyDiff
{
    /// <summary>Changes of the given concepts, in their order; of all concepts of the older release where none are given.</summary>
    public static IEnumerable<ConceptChange> Of(TerminologyFile old, TerminologyFile @new, IEnumerable<SnomedId>? concepts = null) =>
        (concepts ?? Enumerable.Range(0, old.Count).Select(old.IdOf)).SelectMany(c => Of(old, @new, c));

    private static IEnumerable<ConceptChange> Of(TerminologyFile old, TerminologyFile @new, SnomedId concept)
    {
        int before = old.Find(concept);
        int after = @new.Find(concept);
        if (before < 0 && after < 0)
        {
            yield return new ConceptChange(concept, "gone", "", "", default, "neither release holds it");
            yield break;
        }

        if (after < 0)
        {
            yield return new ConceptChange(concept, "gone", old.TermOf(before), "", default, "the newer release does not hold it: is an extension missing?");
            yield break;
        }

        bool was = before >= 0 && old.IsActive(before);
        bool inForce = @new.IsActive(after);
        if (before < 0)
        {
            yield return new ConceptChange(concept, "active", "", @new.TermOf(after), default, "new in the newer release");
        }
        else if (was && !inForce)
        {
            yield return Inactivated(@new, concept, after, old.TermOf(before));
        }
        else if (!was && inForce)
        {
            yield return new ConceptChange(concept, "active", old.TermOf(before), @new.TermOf(after), default, "in force again");
        }

        if (before < 0 || !inForce)
        {
            yield break;
        }

        if (old.TermOf(before) != @new.TermOf(after))
        {
            yield return new ConceptChange(concept, "term", old.TermOf(before), @new.TermOf(after), default, "another preferred term");
        }

        if (old.TagOf(before) != @new.TagOf(after))
        {
            yield return new ConceptChange(concept, "tag", old.TagOf(before), @new.TagOf(after), default, "another kind of concept");
        }

        (string codes, string more) = (Codes(old, before), Codes(@new, after));
        if (codes != more)
        {
            yield return new ConceptChange(concept, "icd10", codes, more, default, "its map to ICD-10 changed");
        }
    }

    private static ConceptChange Inactivated(TerminologyFile release, SnomedId concept, int place, string term)
    {
        if (release.ReplacementOf(place) is { } replacement)
        {
            return new ConceptChange(concept, "inactive", term, release.TermOf(replacement.Concept), release.IdOf(replacement.Concept), AssociationKinds.Words(replacement.Kind));
        }

        IReadOnlyList<Association> all = release.AssociationsOf(place);
        string why = all.Count == 0
            ? "no association says what takes its place: a person must choose"
            : "a person must choose: " + string.Join("; ", all.Select(a => $"{a.Words} {a.Target}{(release.Find(a.Target) is >= 0 and int to ? $" {release.TermOf(to)}" : "")}"));
        return new ConceptChange(concept, "inactive", term, "", default, why);
    }

    private static string Codes(TerminologyFile release, int place) =>
        MapDecision.Of(release.MapOf(place)) is { } codes ? codes.Candidates is { } candidates ? $"ask: {candidates}" : codes.Code.ToString() : "no code";
}
