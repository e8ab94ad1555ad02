using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Letters.Release;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Reads the finished letter as text, as a stranger would, and finds what must not go out. It knows the clinic letter, the choices and the tables, and nothing of how the letter was
/// written; any finding blocks release. It runs on edited text just the same.</summary>
public sealed class ReleaseCheck
{
    private readonly ClinicalKnowledge _clinical;
    private readonly LetterKnowledge _knowledge;
    private readonly AllowedPhrases _allowed;
    private readonly WordFinder _words;
    private readonly ConceptFinder _concepts;
    private readonly DrugNameFinder _drugs;
    private readonly NameFinder _names;
    private readonly SourceWordsFinder _sourceWords;
    private readonly DetailFinder _details;
    private readonly Readability _readability;

    /// <summary>Makes one; keep it, it learns the tables once. Safe for many threads.</summary>
    public ReleaseCheck(ClinicalKnowledge clinical, LetterKnowledge knowledge)
    {
        _clinical = clinical;
        _knowledge = knowledge;
        _allowed = new AllowedPhrases(knowledge);
        _words = new WordFinder(knowledge);
        _concepts = new ConceptFinder(clinical, knowledge);
        _drugs = new DrugNameFinder(clinical.Concepts);
        _names = new NameFinder(knowledge);
        _sourceWords = new SourceWordsFinder(clinical, knowledge);
        _details = new DetailFinder(knowledge, clinical.Concepts);
        _readability = new Readability(knowledge);
    }

    /// <summary>Everything that must not go out, in the order of the text; empty where the letter may be released.</summary>
    public IReadOnlyList<ReleaseFinding> Check(ReleaseMaterial material)
    {
        // Disguises are sought in the text as it is, everything else in plain letters; lengths and places are the same.
        var findings = new List<ReleaseFinding>(Disguise.Find(material.Text, AllowedPhrases.Blank(material.Text, material.Choices)).Select(f => new ReleaseFinding(f.Kind, "text", f.Span, f.Words)));
        material = material with { Text = Disguise.Fold(material.Text), SourceText = Disguise.Fold(material.SourceText), Choices = Disguise.Fold(material.Choices) };
        findings.AddRange(In("text", material.Text, material, given: true));
        foreach ((string name, string value) in material.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            findings.AddRange(Disguise.Find(value, value).Select(f => new ReleaseFinding(f.Kind, name, f.Span, f.Words)));
            findings.AddRange(In(name, Disguise.Fold(value), material, given: false));
        }

        findings.AddRange(NotStated(material));
        findings.AddRange(Measured(material));
        return [.. findings.DistinctBy(f => (f.Kind, f.Where, f.Span, f.Words)).OrderBy(f => f.Where == "text" ? 0 : 1).ThenBy(f => f.Where, StringComparer.Ordinal).ThenBy(f => f.Span.Start).ThenBy(f => f.Kind)];
    }

    private IEnumerable<ReleaseFinding> In(string where, string text, ReleaseMaterial material, bool given)
    {
        // What people typed in as name, employer and contact may hold names; in file names and properties nothing of it may stand.
        string typed = given ? AllowedPhrases.Blank(text, material.Choices) : AllowedPhrases.BlankDate(text, material.Choices);
        string rest = _allowed.Mask(typed, material.Choices);
        IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> found =
        [
            .. IdentifierFinder.Find(text, typed, material),
            .. _names.Find(text, rest, material, given),
            .. _drugs.Find(text),
            .. CodeFinder.Find(typed),
            .. _words.Find(rest, material.Choices),
            .. _words.Find(_allowed.Mask(text, material.Choices), material.Choices, always: true),
            .. _concepts.Find(rest, material.Choices),
            .. _sourceWords.Find(rest, material),
            .. _details.Find(typed, material),
            .. given ? InFields(text, typed, material.Choices) : [],
            .. Undisguised(rest, material.Choices),
        ];
        return found.Select(f => new ReleaseFinding(f.Kind, where, f.Span, f.Words));
    }

    /// <summary>What stands in a name, contact or sender that was typed in and is none: 'Jo, who has falls'. Words with a capital are taken for names ('Mrs Walker'); an employer's name may be anything.</summary>
    private IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> InFields(string text, string typed, EmployerChoices choices)
    {
        string open = AllowedPhrases.Blank(text, choices with { PersonName = null, Addressee = null, Sender = null, Contact = null });
        return _words.Find(_allowed.Mask(open, choices), choices).Where(f => char.IsLower(text[f.Span.Start]) && typed[f.Span.Start] != text[f.Span.Start])
            .Concat(IdentifierFinder.Leads(open).Where(f => typed[f.Span.Start] != text[f.Span.Start]));
    }

    /// <summary>Words and drugs that digits, hyphens or line ends hide.</summary>
    private IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> Undisguised(string rest, EmployerChoices choices)
    {
        IEnumerable<(ReleaseFindingKind Kind, TextSpan Span, string Words)> found = Disguise.WithoutDigits(rest) is { } letters ? [.. _words.Find(letters, choices), .. _drugs.Find(letters)] : [];
        return Disguise.Joined(rest, out int[] places) is { } joined
            ? found.Concat(_words.Find(joined, choices).Where(f => f.Span.Length > 0).Select(f => (f.Kind, new TextSpan(places[f.Span.Start], places[f.Span.End - 1] + 1), f.Words)))
            : found;
    }

    private IEnumerable<ReleaseFinding> NotStated(ReleaseMaterial material)
    {
        foreach (string tick in material.Choices.Ticks.Order(StringComparer.Ordinal))
        {
            bool stated = material.Source.Mentions.Any(m => m.Context == MentionContext.Present && m.In == TextField.Text
                && (_knowledge.RowOf(m.Key)?.Key == tick || (tick == "regular_treatment" && _clinical.Concepts.Find(m.Key)?.MsRole == "dmt")));
            if (!stated)
            {
                yield return new ReleaseFinding(ReleaseFindingKind.NotStated, "text", default, $"'{tick}' is ticked, and the clinic letter does not state it as present.");
            }
        }

        if (material.Choices.NameDiagnosis && !material.Source.Mentions.Any(m => m.Context == MentionContext.Present && _knowledge.LeftOutOf(m.Key)?.As == "ms"))
        {
            yield return new ReleaseFinding(ReleaseFindingKind.NotStated, "text", default, "The condition is to be named, and the clinic letter does not state it.");
        }
    }

    private IEnumerable<ReleaseFinding> Measured(ReleaseMaterial material)
    {
        int words = EmployerLetter.WordsOf(material.Text);
        if (words > EmployerLetter.MostWords)
        {
            yield return new ReleaseFinding(ReleaseFindingKind.Measure, "text", default, $"The letter has {words} words; {EmployerLetter.MostWords} is the most.");
        }

        if (string.IsNullOrWhiteSpace(material.Text))
        {
            yield return new ReleaseFinding(ReleaseFindingKind.Measure, "text", default, "The letter is empty.");
        }
        else if (_readability.Measure(material.Text, material.Choices) is { ReadingAge: > ReadingMeasure.OldestAge })
        {
            yield return new ReleaseFinding(ReleaseFindingKind.Measure, "text", default, "The letter is too hard to read: a reading age of 12 is the most.");
        }
    }
}
