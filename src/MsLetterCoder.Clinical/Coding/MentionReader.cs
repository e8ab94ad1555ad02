using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Finds the mentions of a text with concept, context and confidence.</summary>
internal sealed class MentionReader
{
    private readonly ClinicalKnowledge _knowledge;
    private readonly MentionFinder _finder;
    private readonly CueFinder _cues;
    private readonly ContextClassifier _context; // without calibration, as the model of confidence learnt from it
    private readonly ContextClassifier _spans;
    private readonly LinearModel? _accept;

    /// <summary>Without models the rules alone decide, and confidence is a constant.</summary>
    public MentionReader(ClinicalKnowledge knowledge, LinearModel? context, LinearModel? accept)
    {
        _knowledge = knowledge;
        _finder = new MentionFinder(knowledge);
        _cues = new CueFinder(knowledge);
        _context = new ContextClassifier(context?.With(ScoreCalibration.None));
        _spans = new ContextClassifier(context);
        _accept = accept;
    }

    /// <summary>Mentions in order, and the cues by sentence; <paramref name="features"/> is shown each mention with the features of its confidence.</summary>
    public (IReadOnlyList<Mention> Mentions, List<Cue>[] Cues) Find(ReadText text, List<PhraseMatch> matches, bool letter, TextField field, Action<Mention, FeatureBag>? features = null)
    {
        List<Cue>[] cues = _cues.Find(text, matches);
        var clues = new TextClues(text, cues, _knowledge.WordClasses);
        var mentions = new List<Mention>();
        FeatureBag contextBag = _context.NewBag();
        FeatureBag acceptBag = _accept is null || features is not null ? new FeatureBag(MentionFeatures.Dimension) : FeatureBag.For(_accept);
        List<Candidate> candidates = _finder.Find(text, matches);
        if (_knowledge.Imported is { } imported)
        {
            ImportedMentions.Add(text, imported, _knowledge.Concepts, candidates);
        }

        var others = new OtherMentions(clues, candidates);
        foreach (Candidate candidate in candidates)
        {
            (MentionContext context, double probability) = _context.Decide(contextBag, clues, candidate.First, candidate.End, candidate.Concept, others, letter);
            if (context == MentionContext.Past && IsHistory(candidate.Concept))
            {
                context = MentionContext.Present;
            }

            var span = new TextSpan(text.Tokens[candidate.First].Start, text.Tokens[candidate.End - 1].End);
            SectionSpan? section = letter && field == TextField.Text ? text.HeadingOver(span.Start) : null;
            if (section is { } heading && OnlyHeads(heading, span, candidate.Concept, context))
            {
                continue;
            }

            var mention = new Mention
            {
                Span = span,
                In = field,
                Key = candidate.Concept.Key.Length == 0 ? null : candidate.Concept.Key,
                SnomedId = candidate.Concept.SnomedId,
                SnomedNote = candidate.Concept.SnomedNote,
                Context = context,
                Confidence = Accept(acceptBag, candidate, context, probability, letter),
                Restricted = candidate.Concept.IsRestricted,
                Section = letter && field == TextField.Text ? Labels.Of(section?.Section ?? Section.Body) : null,
            };
            mentions.Add(mention);
            features?.Invoke(mention, acceptBag);
        }

        return (mentions, cues);
    }

    /// <summary>The context of any span, whatever the concept; a span without a word is present.</summary>
    public SpanContext ContextOf(ReadText text, TextSpan span)
    {
        var clues = new TextClues(text, _cues.Find(text, _knowledge.Matcher.Match(text.Tokens, letter: true)), _knowledge.WordClasses);
        int first = text.Tokens.FindIndex(t => t.End > span.Start);
        int end = text.Tokens.FindLastIndex(t => t.Start < span.End) + 1;
        if (first < 0 || end <= first)
        {
            return new SpanContext(MentionContext.Present, new Confidence(0.5), false, false, false, false);
        }

        (MentionContext context, double probability) = _spans.Decide(_spans.NewBag(), clues, first, end, null, null, letter: true);
        (bool historical, bool hypothetical, bool byOther) = _knowledge.Notes.Value.Of(text, first, end);
        bool negated = context == MentionContext.Absent || ContextRules.Decide(Surroundings.Of(clues, first, end), null) == MentionContext.Absent;
        return new SpanContext(context, new Confidence(Math.Clamp(probability, 0, 1)), negated, historical, hypothetical, byOther);
    }

    /// <summary>A concept that is itself a history, by its code ('ex-smoker'), is present where it is told of the past.</summary>
    private static bool IsHistory(Concept concept) => concept.Icd10.Count > 0 && concept.Icd10[0].Category is "Z86" or "Z87";

    /// <summary>Whether the words are a heading and nothing else: 'Allergies and adverse reactions' finds none. One with an answer behind it ('Relapses: none') tells something.</summary>
    private static bool OnlyHeads(SectionSpan heading, TextSpan span, Concept concept, MentionContext context) =>
        span.End <= heading.HeadingEnd && concept.Kind == "finding" && (context == MentionContext.Present || !heading.RunIn);

    private Confidence Accept(FeatureBag bag, Candidate candidate, MentionContext context, double probability, bool letter)
    {
        bag.Clear();
        PhrasePattern pattern = candidate.Match.Pattern == ImportedMentions.NoPattern ? ImportedMentions.Pattern : _knowledge.Matcher[candidate.Match.Pattern];
        MentionFeatures.Add(bag, candidate, pattern, context, probability, letter);
        if (_accept is null)
        {
            return new Confidence(Math.Clamp(probability, 0, 1));
        }

        (string label, Confidence confidence) = _accept.Best(bag);
        return label == MentionFeatures.Right ? confidence : new Confidence(1 - confidence.Value);
    }
}
