using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What speaks for a candidate in the words right around its mentions, and in what stands beside them.</summary>
internal sealed class PrimarySurroundings(ClinicalKnowledge knowledge, string text, IReadOnlyList<Mention> mentions)
{
    /// <summary>Words before a mention that are features themselves.</summary>
    private const int NearWords = 4;

    /// <summary>Mentions of a candidate whose surroundings are looked at.</summary>
    private const int Looked = 4;

    /// <summary>Characters between two mentions that stand beside each other.</summary>
    private const int Beside = 90;

    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);

    /// <summary>Adds the features of one candidate of a sort.</summary>
    public void Add(FeatureBag bag, PrimaryCandidate candidate, string sort)
    {
        AddWords(bag, candidate, sort);
        AddBeside(bag, candidate, sort);
    }

    /// <summary>The words around: their classes, and themselves.</summary>
    private void AddWords(FeatureBag bag, PrimaryCandidate candidate, string sort)
    {
        _classes.Clear();
        for (int i = 0; i < Math.Min(Looked, candidate.Mentions.Count); i++)
        {
            TextSpan span = candidate.Mentions[i].Span;
            knowledge.PrimaryCues.Before(text, span.Start, _classes);
            knowledge.PrimaryCues.After(text, span.End, _classes);
            AddLead(bag, span.Start);
        }

        foreach (string name in _classes.Order(StringComparer.Ordinal))
        {
            bag.Add("cue|", name);
            bag.Add("cue|" + sort + "|", name);
        }
    }

    /// <summary>What stands beside it: a condition that is denied ('not MS'), MS itself ('foot drop in MS'), another finding that it follows.</summary>
    private void AddBeside(FeatureBag bag, PrimaryCandidate candidate, string sort)
    {
        (bool denied, bool beforeMs, bool afterOther, bool line) = (false, false, false, false);
        foreach (Mention mention in candidate.Mentions.Take(Looked))
        {
            line |= BeginsLine(mention.Span.Start);
            foreach (Mention other in mentions)
            {
                int gap = other.Span.Start >= mention.Span.End ? other.Span.Start - mention.Span.End : mention.Span.Start - other.Span.End;
                if (gap is < 0 or > Beside || knowledge.Concepts.Find(other.Key) is not { Kind: "finding" } concept || concept.Icd10.Count == 0)
                {
                    continue;
                }

                denied |= other.Context == MentionContext.Absent && concept.Icd10[0].Value![0] is not ('R' or 'Z');
                bool present = other.Context == MentionContext.Present;
                beforeMs |= present && other.Span.Start > mention.Span.Start && concept.Icd10[0].Category == "G35";
                afterOther |= present && other.Span.Start < mention.Span.Start && gap < Beside / 3;
            }
        }

        if (denied)
        {
            bag.Add("denied", 1);
            bag.Add("denied|", sort);
        }

        if (beforeMs && !candidate.IsMs)
        {
            bag.Add("beforems|", sort);
        }

        bag.Add(afterOther ? "afterother|" : "alone|", sort);
        bag.Add(line ? "line|" : "within|", sort);
    }

    /// <summary>Whether only a list mark or a number stands before it on its line.</summary>
    private bool BeginsLine(int start)
    {
        int at = start - 1;
        while (at >= 0 && text[at] is not '\n' && !char.IsLetter(text[at]))
        {
            at--;
        }

        return at < 0 || text[at] == '\n';
    }

    private void AddLead(FeatureBag bag, int start)
    {
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(0, start - 60), Math.Min(start, 60));
        Span<char> lower = stackalloc char[32];
        for (int word = 0; word < NearWords; word++)
        {
            before = before.TrimEnd();
            int space = before.LastIndexOfAny(" \n\t");
            ReadOnlySpan<char> last = before[(space + 1)..];
            if (last.IsEmpty)
            {
                return;
            }

            int length = last[..Math.Min(last.Length, lower.Length)].ToLowerInvariant(lower);
            bag.Add("lead|", lower[..length], 0.5);
            before = before[..(space + 1)];
        }
    }
}
