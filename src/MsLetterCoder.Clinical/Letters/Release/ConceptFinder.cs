using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Letters.Tables;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters.Release;

/// <summary>Finds whatever the coding lexicon knows, in doctors' and in patients' words, inflected, abbreviated or misspelt, and the choices do not allow.</summary>
internal sealed class ConceptFinder(ClinicalKnowledge clinical, LetterKnowledge knowledge)
{
    /// <summary>Groups that tell where and how somebody lives and works, and to whom they are referred: a letter to an employer speaks of such things in plain words.</summary>
    private static readonly string[] PlainGroups = ["functional_social", "service_referral"];

    /// <summary>Searches a text out of which what may be said was taken.</summary>
    public IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Find(string text, EmployerChoices choices)
    {
        List<Token> tokens = clinical.Matcher.Tokenizer.Tokenize(text);
        foreach (PhraseMatch match in clinical.Matcher.Match(tokens, letter: true))
        {
            if (clinical.ConceptOf(match.Pattern) is { } concept && Judge(concept, choices) is { } judged)
            {
                yield return (judged.Kind, new TextSpan(tokens[match.First].Start, tokens[match.End - 1].End), judged.Words);
            }
        }
    }

    /// <summary>True for what a letter to an employer speaks of in plain words anyway.</summary>
    public static bool IsPlain(Concept concept) => PlainGroups.Contains(concept.Group);

    private (ReleaseFindingKind Kind, string Words)? Judge(Concept concept, EmployerChoices choices)
    {
        switch (concept.Kind)
        {
            case "drug":
                return (ReleaseFindingKind.Drug, "This names a drug or a kind of treatment.");
            case "investigation" or "observable":
                return (ReleaseFindingKind.Result, "This names a test or its result.");
        }

        if (knowledge.RowOf(concept.Key) is { } row)
        {
            return choices.Ticks.Contains(row.Key) ? null : (ReleaseFindingKind.Symptom, $"This tells of '{row.First}', which is not ticked.");
        }

        LeftOutRow? left = knowledge.LeftOutOf(concept.Key);
        return left?.As switch
        {
            "never" => (ReleaseFindingKind.Never, "This never goes to an employer."),
            "ms" => choices.NameDiagnosis && concept.Key == "ms" ? null : (ReleaseFindingKind.Diagnosis, "This names the condition or its type."),
            _ => IsPlain(concept) ? null : (ReleaseFindingKind.Condition, "This names a condition or finding that was not chosen."),
        };
    }
}
