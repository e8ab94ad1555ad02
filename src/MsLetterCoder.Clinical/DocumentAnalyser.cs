using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.Clinical;

/// <summary>Says everything about one document: what it is, its facts, mentions, codes and triage. Keeps nothing between documents; safe for many threads.</summary>
public sealed class DocumentAnalyser
{
    /// <summary>Below this probability the kind is unsure.</summary>
    private const double SureOfKind = 0.75;

    /// <summary>From this probability of being a patient's message on, a document read as something else stands before a nurse all the same.</summary>
    private const double MayBeMessage = 0.1;

    /// <summary>The features of a whole document, by far the largest bag, are collected in the same room for one document after the other.</summary>
    [ThreadStatic]
    private static FeatureBag? _kindBag;

    private readonly ClinicalKnowledge _knowledge;
    private readonly ClinicalModels _models;
    private readonly DocumentTextReader _reader;
    private readonly MentionReader _mentions;
    private readonly PrimaryFinder _primary;
    private readonly Icd10Engine _icd10;
    private readonly CodeConfidence _codes;
    private readonly TriageEngine _triage;
    private readonly Lazy<UnreadReader> _unread;

    /// <summary>Puts knowledge and models together.</summary>
    /// <param name="knowledge">What people wrote down.</param>
    /// <param name="models">What was learned.</param>
    /// <param name="nation">Whose coding standards are followed; in Wales Welsh is no foreign language.</param>
    /// <param name="contextByRules">Leaves the context of mentions to the rules alone, to measure what the classifier earns.</param>
    public DocumentAnalyser(ClinicalKnowledge knowledge, ClinicalModels models, Nation nation = Nation.England, bool contextByRules = false)
    {
        _knowledge = knowledge;
        _models = models;
        _reader = new DocumentTextReader(knowledge);
        _mentions = new MentionReader(knowledge, contextByRules ? null : models.Context, models.Mention);
        _primary = new PrimaryFinder(knowledge, models.Primary);
        _icd10 = new Icd10Engine(knowledge.Concepts, knowledge.Coding, nation);
        _codes = new CodeConfidence(knowledge.Concepts, models.Code);
        _triage = new TriageEngine(knowledge, models);
        _unread = new Lazy<UnreadReader>(() => new UnreadReader(knowledge.MessagePhrases.Value, knowledge.Languages.Value, nation));
    }

    /// <summary>Analyses one document. Never throws on any text.</summary>
    public DocumentAnalysis Analyse(DocumentInput input, CancellationToken cancellation = default)
    {
        IReadOnlyList<TextRegion> messageRegions = MessageRegions.Find(input.Text);
        (DocumentKind kind, Confidence kindConfidence, bool mayBeMessage) = Kind(input, messageRegions);
        cancellation.ThrowIfCancellationRequested();
        bool letter = kind != DocumentKind.PatientMessage;
        // The kind is judged without what is quoted: a reply that quotes a letter is a message.
        messageRegions = UnseenRegions.Of(input.Text, messageRegions, input.UnseenQuotes);
        OwnWords body = Read(input.Text, TextField.Text, letter, letter && kind == DocumentKind.ClinicLetter ? null : messageRegions);
        var words = new List<OwnWords>();
        if (input.Subject is { Length: > 0 } subject && SubjectLine.IsOwnWords(subject, input.ThreadSubject))
        {
            words.Add(Read(subject, TextField.Subject, letter, null));
        }

        words.Add(body);
        List<Mention> mentions = [.. words.SelectMany(w => w.Mentions)];
        cancellation.ThrowIfCancellationRequested();
        var analysis = new DocumentAnalysis
        {
            Kind = kind,
            KindConfidence = kindConfidence,
            Regions = body.Text.Regions,
            Sections = kind == DocumentKind.ClinicLetter ? [.. body.Text.Sections.Select(s => new LetterSection(s.Span, s.Section))] : [],
            Facts = Facts(body, kind),
            Mentions = mentions,
            UnseenQuotes = kind == DocumentKind.ClinicLetter ? [] : input.UnseenQuotes,
        };
        if (input.Received is { } received)
        {
            analysis = analysis with { Falls = FallsToldReader.Read(body.Text, mentions, analysis.Facts, received) };
        }

        return kind == DocumentKind.ClinicLetter ? Coded(analysis, input, words, mayBeMessage) : Triaged(analysis, input, words, mayBeMessage);
    }

    /// <summary>NHS number and date of birth that a text states.</summary>
    public static DocumentFacts IdentityIn(string text) => FactReader.Read(text, DocumentKind.PatientMessage);

    /// <summary>The context of any span of any text, as the command 'context' gives it.</summary>
    public SpanContext ContextOf(string text, TextSpan span) => _mentions.ContextOf(_reader.Read(text, letter: true, regions: null), span);

    /// <summary>The facts of a text read as a letter, whatever it is.</summary>
    public DocumentFacts FactsOfLetter(string text) => Facts(Read(text, TextField.Text, letter: true, null), DocumentKind.ClinicLetter);

    private DocumentFacts Facts(OwnWords words, DocumentKind kind)
    {
        DocumentFacts header = FactReader.Read(words.Text.Text, kind);
        return kind == DocumentKind.ClinicLetter ? LetterFactReader.Read(words.Text, FactAnchors.Of(words.Mentions, _knowledge.Concepts), header) : header;
    }

    private DocumentAnalysis Coded(DocumentAnalysis analysis, DocumentInput input, List<OwnWords> words, bool mayBeMessage) =>
        Unsure(WithCodes(analysis, input.Text), input, words, mayBeMessage);

    private DocumentAnalysis WithCodes(DocumentAnalysis analysis, string text)
    {
        PrimaryChoice main = _primary.Find(text, analysis.Mentions);
        (IReadOnlyList<Icd10Entry> list, IReadOnlyList<Icd10LeftOut> leftOut) = _icd10.Derive(text, analysis.Mentions, main.Key);
        list = Asking(_codes.Of(list, analysis.Mentions), main);
        if (_knowledge.Imported is { } imported)
        {
            (list, leftOut) = ImportedIcd10.Add(imported, _knowledge.Concepts, analysis.Mentions, list, leftOut);
        }

        return analysis with { Icd10 = list, Icd10LeftOut = leftOut, Encounter = EncounterOf(analysis, text) };
    }

    /// <summary>An unsure main condition is asked about: the other that it may be stands in the question.</summary>
    private static IReadOnlyList<Icd10Entry> Asking(IReadOnlyList<Icd10Entry> list, PrimaryChoice main) =>
        list.Count > 0 && list[0] is { Primary: true, Question: null } first && main.Rival is { } rival
            ? [first with { Question = $"is this the main condition, or {(rival.IsRestricted || rival.Icd10.Any(RestrictedCodes.Covers) ? "another" : rival.Term)}?" }, .. list.Skip(1)]
            : list;

    private EncounterKind EncounterOf(DocumentAnalysis analysis, string text) =>
        _knowledge.Coding.Encounters.Of(text, analysis.Regions.FirstOrDefault(r => r.Kind == RegionKind.Content)?.Span.Start ?? 0);

    private DocumentAnalysis Triaged(DocumentAnalysis analysis, DocumentInput input, List<OwnWords> words, bool mayBeMessage)
    {
        if (analysis.Kind == DocumentKind.Other)
        {
            // Reports and administration give suggestions (coding.md rule 14); newsletters, bounces and what a machine sent give nothing.
            bool suggests = input.Automatic == AutomaticKind.None && EncounterOf(analysis, input.Text) != EncounterKind.Seen;
            return Unsure(suggests ? WithCodes(analysis, input.Text) : analysis, input, words, mayBeMessage);
        }

        FlagFindings found = Flags(words, input);
        return analysis with { Triage = Decide(input, words, found, Reading(input, words)) };
    }

    /// <summary>Red-flag rules also run on 'other' documents and where the kind is unsure: one that fires enters the nurses' queue, at least 'soon' (triage.md).
    /// So does what may be a patient's message: one that reaches no nurse is the harm, one more to look at is not.</summary>
    private DocumentAnalysis Unsure(DocumentAnalysis analysis, DocumentInput input, List<OwnWords> words, bool mayBeMessage)
    {
        bool look = mayBeMessage || analysis.Kind == DocumentKind.Other || analysis.KindConfidence.Value < SureOfKind;
        if (!look)
        {
            return analysis;
        }

        MessageReading reading = Reading(input, words);
        FlagFindings found = Flags(words, input);
        if (found.Flags.Count == 0 && !mayBeMessage && !reading.NeedsPerson)
        {
            return analysis;
        }

        TriageResult triage = Decide(input, words, found, reading);
        return analysis with
        {
            KindUnsure = true,
            Triage = AtLeastSoon(triage, "kind unsure: at least soon"),
        };
    }

    /// <summary>How far it could be read; what a machine sent needs nobody who reads it.</summary>
    private MessageReading Reading(DocumentInput input, List<OwnWords> words) => input.Automatic == AutomaticKind.None ? _unread.Value.Read(words, input.Attachment) : MessageReading.Good;

    private TriageResult Decide(DocumentInput input, List<OwnWords> words, FlagFindings found, MessageReading reading)
    {
        TriageResult triage = _triage.Decide(words, found, new MessageSetting { Received = input.Received, Reading = reading });
        return input.UnseenQuotes.Count == 0 ? triage : AtLeastSoon(triage, "quoted or forwarded text not seen before: at least soon");
    }

    private static TriageResult AtLeastSoon(TriageResult triage, string reason) => triage with
    {
        Urgency = triage.Urgency < Urgency.Soon ? Urgency.Soon : triage.Urgency,
        ReplyNeeded = true,
        Reasons = [.. triage.Reasons, reason],
    };

    /// <summary>Drugs of somebody who is only perhaps the patient add flags and silence none.</summary>
    private FlagFindings Flags(List<OwnWords> words, DocumentInput input)
    {
        var history = new DrugHistory(input.KnownDrugs, input.LastDoses, input.Received);
        FlagFindings found = _triage.Flags(words, history);
        return input.PossibleDrugs.Count == 0 ? found : found.With(_triage.Flags(words, history with { Known = [.. input.KnownDrugs, .. input.PossibleDrugs] }));
    }

    private (DocumentKind Kind, Confidence Confidence, bool MayBeMessage) Kind(DocumentInput input, IReadOnlyList<TextRegion> regions)
    {
        if (input.Kind is { } known)
        {
            return (known, new Confidence(1), false);
        }

        if (input.Automatic is AutomaticKind.AutoReply or AutomaticKind.DeliveryReport)
        {
            return (DocumentKind.Other, new Confidence(0.99), false);
        }

        FeatureBag bag = _kindBag ??= new FeatureBag(KindFeatures.Dimension);
        bag.Clear();
        KindFeatures.Add(bag, input, regions);
        double[] probabilities = _models.Kind.Probabilities(bag);
        int best = Array.IndexOf(probabilities, probabilities.Max());
        string label = _models.Kind.Labels[best];
        if (!Labels.TryRead(label, out DocumentKind kind))
        {
            throw new InvalidDataException($"The kind model knows the unknown label '{label}'.");
        }

        bool mayBeMessage = kind != DocumentKind.PatientMessage && !input.Attachment && input.Automatic == AutomaticKind.None
            && probabilities[_models.Kind.IndexOf(Labels.Of(DocumentKind.PatientMessage))] >= MayBeMessage;
        return (kind, new Confidence(Math.Clamp(probabilities[best], 0, 1)), mayBeMessage);
    }

    private OwnWords Read(string text, TextField field, bool letter, IReadOnlyList<TextRegion>? regions)
    {
        ReadText read = _reader.Read(text, letter, regions);
        List<PhraseMatch> matches = _knowledge.Matcher.Match(read.Tokens, letter);
        (IReadOnlyList<Mention> mentions, List<Cue>[] cues) = _mentions.Find(read, matches, letter, field);
        return new OwnWords(read, field, matches, cues, mentions);
    }
}
