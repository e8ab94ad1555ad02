using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>From an analysed clinic letter and choices to a checked letter: the one way in for command and page. Holds the tables; safe for several threads.</summary>
public sealed class EmployerLetterWriter
{
    private readonly EmployerSourceReader _reader;
    private readonly LetterComposer _composer;
    private readonly ReleaseCheck _check;
    private readonly Readability _readability;

    /// <summary>Loads the tables.</summary>
    /// <exception cref="KnowledgeException">A table is malformed or contradicts another.</exception>
    public EmployerLetterWriter(ClinicalKnowledge clinical)
    {
        Knowledge = LetterKnowledge.Load(clinical.Concepts);
        _reader = new EmployerSourceReader(Knowledge, clinical.Concepts);
        _composer = new LetterComposer(Knowledge);
        _check = new ReleaseCheck(clinical, Knowledge);
        _readability = new Readability(Knowledge);
    }

    /// <summary>The tables: draft mark, words of caution, wording of the consent, law for the page.</summary>
    public LetterKnowledge Knowledge { get; }

    /// <summary>What can be told from a clinic letter, or why nothing can.</summary>
    /// <param name="text">The clinic letter.</param>
    /// <param name="analysis">What the program says about it.</param>
    public EmployerSource Source(string text, DocumentAnalysis analysis) => _reader.Read(text, analysis);

    /// <summary>The adjustments that suit a matter, most useful first.</summary>
    /// <param name="tick">Key of the matter.</param>
    /// <param name="work">Kinds of work.</param>
    /// <param name="ticks">How many matters are told: the more, the fewer adjustments each brings.</param>
    public IReadOnlyList<PossibleRequest> Requests(string tick, IReadOnlyList<WorkKind> work, int ticks)
    {
        HashSet<string> chosen = [.. AdjustmentChoice.Of(tick, work, StandardBody.Adjustments(ticks), Knowledge).Select(a => a.Key)];
        return [.. AdjustmentChoice.Fitting(tick, work, Knowledge).Select(a => new PossibleRequest(a.Key, Placeholders.Capital(Placeholders.Voiced(a.Sentence, LetterVoice.First)), chosen.Contains(a.Key)))];
    }

    /// <summary>Writes a letter and checks it.</summary>
    /// <param name="text">The clinic letter.</param>
    /// <param name="analysis">What the program says about it.</param>
    /// <param name="choices">What the person chose.</param>
    /// <param name="edited">The letter as a person edited it; null for what the program writes.</param>
    /// <param name="properties">What else leaves with it, by name: file name, title.</param>
    public EmployerDraft Draft(string text, DocumentAnalysis analysis, EmployerChoices choices, string? edited = null, IReadOnlyDictionary<string, string>? properties = null)
    {
        EmployerSource source = Source(text, analysis);
        ComposedLetter composed = _composer.Compose(source, choices);
        if (composed.Letter is not { } letter)
        {
            return new EmployerDraft { Source = source, Choices = choices, Problems = composed.Problems };
        }

        // Length and reading age are those of the text that goes out: the check measures an edited one.
        string goes = edited is null ? letter.Text : edited.ReplaceLineEndings("\n");
        return new EmployerDraft
        {
            Source = source,
            Choices = choices,
            Letter = letter,
            Text = goes,
            Reading = edited is null ? composed.Reading : _readability.Measure(goes, choices),
            Problems = [.. composed.Problems.Where(p => edited is null || p.Kind is not (LetterProblemKind.TooLong or LetterProblemKind.TooHard))],
            Findings = _check.Check(new ReleaseMaterial { Text = goes, SourceText = text, Source = analysis, Choices = choices, Properties = properties ?? new Dictionary<string, string>() }),
        };
    }
}
