using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Raises red flags by rules: phrases of Knowledge/red-flags.tsv that are meant, and combinations of concepts, signals and drugs.</summary>
internal sealed class RedFlagFinder(ClinicalKnowledge knowledge)
{
    /// <summary>Flags, most urgent first, each once, with the words that raised it first; and the names of all signals found.</summary>
    public (List<RedFlag> Flags, List<string> Signals) Find(IReadOnlyList<OwnWords> words, IReadOnlyList<string> knownDrugs)
    {
        var flags = new List<RedFlag>();
        var signals = new Dictionary<string, (TextField Field, TextSpan Span)>(StringComparer.Ordinal);
        foreach (OwnWords part in words)
        {
            foreach (PhraseMatch match in part.Matches)
            {
                PhrasePattern pattern = knowledge.Matcher[match.Pattern];
                if (pattern.List is not (PhraseList.RedFlag or PhraseList.Signal) || part.Text.RegionAt(part.Text.Tokens[match.First].Start) != RegionKind.Content)
                {
                    continue;
                }

                List<Cue> cues = part.Cues[part.Text.SentenceOf(match.First)];
                bool ownNegation = cues.Exists(c => c.Type == CueType.Absent && c.First < match.End && match.First < c.End);
                if (!FlagContext.IsMeant(part.Text, cues, match.First, match.End, ownNegation))
                {
                    continue;
                }

                var span = new TextSpan(part.Text.Tokens[match.First].Start, part.Text.Tokens[match.End - 1].End);
                if (pattern.List == PhraseList.Signal)
                {
                    signals.TryAdd(pattern.Label, (part.Field, span));
                }
                else
                {
                    Raise(flags, pattern.Label, span, part.Field);
                }
            }
        }

        Combine(flags, words, signals, knownDrugs);
        return ([.. flags.OrderByDescending(f => RedFlagTable.LeastUrgency(f.Key)).ThenBy(f => f.In).ThenBy(f => f.Evidence.Start)], [.. signals.Keys.Order(StringComparer.Ordinal)]);
    }

    private static void Raise(List<RedFlag> flags, string key, TextSpan span, TextField field)
    {
        if (!flags.Exists(f => f.Key == key))
        {
            flags.Add(new RedFlag { Key = key, Evidence = span, In = field });
        }
    }

    private void Combine(List<RedFlag> flags, IReadOnlyList<OwnWords> words, Dictionary<string, (TextField Field, TextSpan Span)> signals, IReadOnlyList<string> knownDrugs)
    {
        Dictionary<string, (TextField Field, TextSpan Span)> present = Present(words);
        HashSet<string> drugs = DrugTraits.Of(words.SelectMany(w => w.Mentions), knownDrugs, knowledge.Concepts);
        foreach (FlagCombination combination in knowledge.FlagCombinations)
        {
            if (combination.Unless.Any(item => Holds(item, out _)))
            {
                continue;
            }

            (TextField Field, TextSpan Span)? evidence = null;
            bool all = true;
            foreach (IReadOnlyList<string> group in combination.Groups)
            {
                bool one = false;
                foreach (string item in group)
                {
                    if (Holds(item, out (TextField Field, TextSpan Span)? where))
                    {
                        one = true;
                        evidence ??= where;
                        break;
                    }
                }

                all &= one;
            }

            if (all && evidence is { } found)
            {
                Raise(flags, combination.Flag, found.Span, found.Field);
            }
        }

        bool Holds(string item, out (TextField Field, TextSpan Span)? where)
        {
            where = null;
            if (item.StartsWith("drug:", StringComparison.Ordinal))
            {
                return drugs.Contains(item[5..]);
            }

            Dictionary<string, (TextField Field, TextSpan Span)> source = item.StartsWith("signal:", StringComparison.Ordinal) ? signals : present;
            if (source.TryGetValue(item.StartsWith("signal:", StringComparison.Ordinal) ? item[7..] : item, out (TextField Field, TextSpan Span) found))
            {
                where = found;
                return true;
            }

            return false;
        }
    }

    private static Dictionary<string, (TextField Field, TextSpan Span)> Present(IReadOnlyList<OwnWords> words)
    {
        var present = new Dictionary<string, (TextField, TextSpan)>(StringComparer.Ordinal);
        foreach (Mention mention in words.SelectMany(w => w.Mentions))
        {
            if (mention.Key is { } key && mention.Context is MentionContext.Present or MentionContext.Possible)
            {
                present.TryAdd(mention.Key, (mention.In, mention.Span));
            }
        }

        return present;
    }
}
