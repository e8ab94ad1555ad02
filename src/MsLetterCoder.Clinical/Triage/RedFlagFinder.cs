using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Raises red flags by rules: phrases of Knowledge/red-flags.tsv that are meant, and combinations of concepts, signals, measures and drugs.</summary>
internal sealed class RedFlagFinder(ClinicalKnowledge knowledge)
{
    /// <summary>Doubts under which a signal or concept is not seen at all.</summary>
    private const FlagDoubt Unseen = FlagDoubt.Denied | FlagDoubt.Supposed | FlagDoubt.General;

    /// <summary>Doubts under which something seen raises no further signal.</summary>
    private const FlagDoubt NotTheirsNow = FlagDoubt.Past | FlagDoubt.SomebodyElse | FlagDoubt.SomebodyElseThen;

    private readonly MeasureFinder _measures = new(knowledge.Measures);
    private readonly Lazy<LastDoseReader> _lastDoses = new(() => new LastDoseReader(knowledge.MessagePhrases.Value));

    /// <summary>Flags, each once, with the words that raised it first; and the names of all signals found.</summary>
    public (List<RedFlag> Flags, List<string> Signals) Find(List<(OwnWords Part, FlagContext Context)> words, DrugHistory history)
    {
        var flags = new List<RedFlag>();
        var seen = new Sightings();
        var drugs = new List<Mention>();
        foreach ((OwnWords part, FlagContext context) in words)
        {
            See(part, context, seen, flags);
            SeeConcepts(part, context, seen, drugs);
        }

        var daysSince = new Dictionary<string, int>(StringComparer.Ordinal);
        if (drugs.Count > 0)
        {
            foreach ((OwnWords part, _) in words)
            {
                _lastDoses.Value.Read(part, drugs, history.Received, daysSince);
            }
        }

        Combine(flags, seen, knowledge.DrugTraits.Of(drugs, history, knowledge.Concepts, daysSince));
        return (flags, seen.Signals);
    }

    private void See(OwnWords part, FlagContext context, Sightings seen, List<RedFlag> flags)
    {
        ReadText text = part.Text;
        foreach (PhraseMatch match in part.Matches)
        {
            PhrasePattern pattern = knowledge.Matcher[match.Pattern];
            bool cue = pattern.Label.StartsWith(FlagCue.Prefix, StringComparison.Ordinal);
            if (pattern.List is not (PhraseList.RedFlag or PhraseList.Signal) || cue || text.RegionAt(text.Tokens[match.First].Start) != RegionKind.Content)
            {
                continue;
            }

            if (pattern.Label.StartsWith(SignalNames.Time, StringComparison.Ordinal) && context.IsOfDrug(match))
            {
                continue;
            }

            FlagDoubt doubt = context.Doubts(match);
            TextSpan span = SpanOf(text, match.First, match.End);
            if (pattern.List == PhraseList.RedFlag)
            {
                if (!RedFlagTable.Silences(pattern.Label, doubt))
                {
                    Raise(flags, pattern.Label, span, part.Field);
                }
            }
            else if (SignalNames.IsPlain(pattern.Label) || (doubt & Unseen) == 0)
            {
                seen.Add(Sightings.SignalPrefix + pattern.Label, new Sighting(part.Field, context.Sentences.Of(match.First), span, SignalNames.IsPlain(pattern.Label) ? FlagDoubt.None : doubt));
            }
        }

        foreach ((string signal, int first, int end) in _measures.Find(text))
        {
            FlagDoubt doubt = context.Doubts(first, end);
            if ((doubt & Unseen) == 0 && text.RegionAt(text.Tokens[first].Start) == RegionKind.Content)
            {
                seen.Add(Sightings.SignalPrefix + signal, new Sighting(part.Field, context.Sentences.Of(first), SpanOf(text, first, end), doubt));
            }
        }
    }

    /// <summary>Concepts count by the flags' own weighing of context, which errs towards raising, not by the coder's.</summary>
    private void SeeConcepts(OwnWords part, FlagContext context, Sightings seen, List<Mention> drugs)
    {
        List<Token> tokens = part.Text.Tokens;
        int first = 0;
        foreach (Mention mention in part.Mentions)
        {
            if (mention.Key is not { } key)
            {
                continue;
            }

            while (first > 0 && tokens[first].Start > mention.Span.Start)
            {
                first--;
            }

            while (first + 1 < tokens.Count && tokens[first].Start < mention.Span.Start)
            {
                first++;
            }

            int end = first + 1;
            while (end < tokens.Count && tokens[end].Start < mention.Span.End)
            {
                end++;
            }

            if (knowledge.Concepts.Find(key)?.Kind is not "finding" && context.IsTheirDrug(first, end))
            {
                drugs.Add(mention);
            }

            FlagDoubt doubt = context.Doubts(first, end);
            if ((doubt & Unseen) == 0)
            {
                seen.Add(key, new Sighting(part.Field, context.Sentences.Of(first), mention.Span, doubt));
            }
        }
    }

    private void Combine(List<RedFlag> flags, Sightings seen, HashSet<string> drugs)
    {
        foreach (RedFlag flag in flags)
        {
            seen.Add(FlagCombination.FlagPrefix + flag.Key, new Sighting(flag.In, 0, flag.Evidence, FlagDoubt.None));
        }

        foreach (FlagCombination combination in knowledge.FlagCombinations)
        {
            bool signal = combination.Raises.StartsWith(Sightings.SignalPrefix, StringComparison.Ordinal);
            bool Counts(Sighting s) => signal ? (s.Doubt & NotTheirsNow) == 0 : !RedFlagTable.Silences(combination.Raises, s.Doubt);
            if (combination.Find(seen, drugs, Counts) is not { } found)
            {
                continue;
            }

            if (signal)
            {
                seen.Add(combination.Raises, found);
            }
            else
            {
                Raise(flags, combination.Raises, found.Span, found.Field);
                seen.Add(FlagCombination.FlagPrefix + combination.Raises, found);
            }
        }
    }

    private static void Raise(List<RedFlag> flags, string key, TextSpan span, TextField field)
    {
        if (!flags.Exists(f => f.Key == key))
        {
            flags.Add(new RedFlag { Key = key, Evidence = span, In = field });
        }
    }

    private static TextSpan SpanOf(ReadText text, int first, int end) => new(text.Tokens[first].Start, text.Tokens[end - 1].End);
}
