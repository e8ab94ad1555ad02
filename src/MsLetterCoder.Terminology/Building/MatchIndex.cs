using System.Numerics;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Building;

/// <summary>The terms that are matched in texts, in a table by the hash of their words, and a bit for the hash of each beginning of one: a text is left at the first word with which no term goes on.</summary>
internal sealed class MatchIndex
{
    /// <summary>Bits for each matched term: four beginnings each, one of eight bits set by chance.</summary>
    private const int BitsPerTerm = 32;

    private MatchIndex(MatchEntry[] table, ulong[] beginnings, int count) => (Table, Beginnings, Count) = (table, beginnings, count);

    public MatchEntry[] Table { get; }

    public ulong[] Beginnings { get; }

    /// <summary>How many terms there are.</summary>
    public int Count { get; }

    /// <summary>Indexes the terms of clinical concepts, and those of inactive concepts that one clinical concept replaces for sure.</summary>
    public static MatchIndex Of(SortedTerminology terminology, CancellationToken cancellation)
    {
        var guard = TermGuard.Load();
        int[] rankOfTag = [.. terminology.Tags.Select(SemanticTags.Rank)];
        var replacements = new Replacements(terminology.Associations, terminology.FindConcept, c => terminology.ConceptActive[c] == 1);
        var best = new Dictionary<ulong, (int Rank, int Description)>();
        Span<char> buffer = stackalloc char[2048];
        for (int concept = 0; concept < terminology.ConceptIds.Length; concept++)
        {
            if ((concept & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            bool active = terminology.ConceptActive[concept] == 1;
            int meant = active ? concept : replacements.Of(concept)?.Target ?? -1;
            int tag = meant < 0 ? -1 : rankOfTag[terminology.ConceptTag[meant]];
            for (int i = terminology.ConceptFirst[concept]; tag >= 0 && i < terminology.ConceptFirst[concept + 1]; i++)
            {
                if (terminology.Term(i, buffer, out ReadOnlySpan<char> term) && guard.Admits(WithoutAbbreviation(term), terminology.Tags[terminology.ConceptTag[meant]], out ulong sequence, out _))
                {
                    int rank = (active ? 0 : 1000) + (tag * 4) + ((terminology.Traits[i] & DescriptionTraits.Preferred) != 0 ? 0 : (terminology.Traits[i] & DescriptionTraits.FullySpecifiedName) != 0 ? 1 : 2);
                    if (!best.TryGetValue(sequence, out (int Rank, int Description) known) || rank < known.Rank)
                    {
                        best[sequence] = (rank, i);
                    }
                }
            }
        }

        return Arranged(terminology, best);
    }

    /// <summary>'MI - Myocardial infarction' is matched as 'Myocardial infarction': the abbreviation alone may mean anything.</summary>
    internal static ReadOnlySpan<char> WithoutAbbreviation(ReadOnlySpan<char> term)
    {
        int dash = term.IndexOf(" - ");
        return dash is > 0 and <= 8 && !term[..dash].Contains(' ') && term[..dash].IndexOfAnyInRange('a', 'z') < 0 ? term[(dash + 3)..] : term;
    }

    private static MatchIndex Arranged(SortedTerminology terminology, Dictionary<ulong, (int Rank, int Description)> best)
    {
        int places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, best.Count * 2L));
        var table = new MatchEntry[places];
        ulong[] beginnings = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, (long)best.Count * BitsPerTerm / 64))];
        Span<char> buffer = stackalloc char[2048];
        foreach ((ulong sequence, (_, int description)) in best.OrderBy(b => b.Key))
        {
            int at = (int)sequence & (places - 1);
            while (table[at].Description != 0)
            {
                at = (at + 1) & (places - 1);
            }

            table[at] = new MatchEntry((uint)(sequence >> 32), description + 1);
            terminology.Term(description, buffer, out ReadOnlySpan<char> term);
            Begin(WithoutAbbreviation(term), beginnings);
        }

        return new MatchIndex(table, beginnings, best.Count);
    }

    private static void Begin(ReadOnlySpan<char> term, ulong[] beginnings)
    {
        ulong sequence = TermWords.Empty;
        int at = 0;
        while (TermWords.Next(term, ref at, out int start))
        {
            ulong word = TermWords.Hash(TermWords.WithoutPossessive(term[start..at]));
            if (word != 0)
            {
                sequence = TermWords.Append(sequence, word);
                beginnings[(int)((sequence >> 6) & (ulong)(beginnings.Length - 1))] |= 1UL << (int)(sequence & 63);
            }
        }
    }
}
