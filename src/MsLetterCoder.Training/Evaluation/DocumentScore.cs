using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>One document's answers against its gold, counted.</summary>
internal sealed class DocumentScore(GoldDocument gold, DocumentAnalysis said, bool showErrors)
{
    private readonly MatchCounts[] _counts = new MatchCounts[Enum.GetValues<Measure>().Length];

    public GoldDocument Gold { get; } = gold;

    public DocumentAnalysis Said { get; } = said;

    public MatchCounts this[Measure measure] => _counts[(int)measure];

    /// <summary>Strict counts of each context.</summary>
    public Dictionary<string, MatchCounts> Contexts { get; } = [];

    /// <summary>Strict and lenient counts of each section.</summary>
    public Dictionary<string, (MatchCounts Strict, MatchCounts Lenient)> Sections { get; } = [];

    /// <summary>Lenient counts of each concept.</summary>
    public Dictionary<string, MatchCounts> Concepts { get; } = [];

    /// <summary>Contexts of the mentions that were found leniently.</summary>
    public List<(string Gold, string Said)> ContextPairs { get; } = [];

    /// <summary>Confidence of each mention said, and whether concept and context were right.</summary>
    public List<(double Confidence, bool Right)> MentionAnswers { get; } = [];

    /// <summary>Confidence of each code said, and whether the gold list has it.</summary>
    public List<(double Confidence, bool Right)> CodeAnswers { get; } = [];

    /// <summary>Counts of each ICD-10 code, primary or not.</summary>
    public Dictionary<string, MatchCounts> Codes { get; } = [];

    /// <summary>Facts said where none was stated, and facts said otherwise than stated.</summary>
    public Dictionary<Measure, FactOutcome> Facts { get; } = [];

    /// <summary>Urgency due and said; null for documents that are no messages.</summary>
    public (Clinical.Triage.Urgency Gold, Clinical.Triage.Urgency Said)? Urgency { get; set; }

    /// <summary>Confidence of the triage, and whether the urgency was right; null without triage.</summary>
    public (double Confidence, bool Right)? UrgencyAnswer { get; set; }

    /// <summary>Counts of each red flag.</summary>
    public Dictionary<string, MatchCounts> Flags { get; } = [];

    /// <summary>Counts of each category.</summary>
    public Dictionary<string, MatchCounts> Categories { get; } = [];

    /// <summary>Wrong answers in the order found.</summary>
    public List<EvaluationError> Errors { get; } = [];

    public void Add(Measure measure, MatchCounts counts) => _counts[(int)measure] += counts;

    /// <summary>Adds the counts of two sets of labels, to a measure and to each label, and notes what differs.</summary>
    public void AddSets(Measure? measure, Dictionary<string, MatchCounts> byLabel, IReadOnlySet<string> gold, IReadOnlySet<string> said, string? what)
    {
        if (measure is { } counted)
        {
            Add(counted, MatchCounts.OfSets(gold, said));
        }

        foreach (string label in gold.Union(said).Order(StringComparer.Ordinal))
        {
            (bool due, bool given) = (gold.Contains(label), said.Contains(label));
            AddTo(byLabel, label, new MatchCounts(due && given ? 1 : 0, due ? 0 : 1, given ? 0 : 1));
            if (what is not null && due != given)
            {
                Errors.Add(Error($"{what} {(due ? "missed" : "spurious")}", due ? label : null, given ? label : null));
            }
        }
    }

    /// <summary>Adds counts of a mention to its section.</summary>
    public void AddTo(string section, MatchCounts strict, MatchCounts lenient)
    {
        (MatchCounts strictBefore, MatchCounts lenientBefore) = Sections.GetValueOrDefault(section);
        Sections[section] = (strictBefore + strict, lenientBefore + lenient);
    }

    public static void AddTo(Dictionary<string, MatchCounts> byLabel, string label, MatchCounts counts) =>
        byLabel[label] = byLabel.GetValueOrDefault(label) + counts;

    public EvaluationError Error(string what, string? gold, string? said, TextSpan? span = null) => new()
    {
        Document = Gold.Id,
        What = what,
        Gold = gold,
        Said = said,
        Start = span?.Start,
        End = span?.End,
        Words = showErrors && span is { } words && words.End <= Gold.Text.Length ? words.In(Gold.Text).ToString() : null,
    };

    /// <summary>An error about a fact, which names nobody unless asked to.</summary>
    public EvaluationError FactError(string what, string? gold, string? said) => Error(what, showErrors ? gold : null, showErrors ? said : null);

    /// <summary>The mention's concept as it is scored.</summary>
    public static string ScoredAs(Mention mention) => GoldVocabulary.ScoredAs(mention.Key ?? "");
}
