using System.Text;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Building;

/// <summary>Concepts by identifier and descriptions by concept, fully specified names last of each, as the file holds them.</summary>
internal sealed class SortedTerminology
{
    public SortedTerminology(TerminologyBuilder from, long[] conceptIds, byte[] conceptActive, int[] newConcept, AssociationRow[] associations)
    {
        ConceptIds = conceptIds;
        ConceptActive = conceptActive;
        Associations = associations;
        ReadOnlySpan<DraftDescription> drafts = from.Descriptions.Span;
        int count = drafts.Length;
        long[] keys = new long[count];
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
            keys[i] = ((long)newConcept[drafts[i].Concept] << 32) | ((drafts[i].Traits & DescriptionTraits.FullySpecifiedName) != 0 ? 1L << 31 : 0) | (uint)i;
        }

        Array.Sort(keys, order);
        Traits = new DescriptionTraits[count];
        DescriptionConcept = new int[count];
        TermStarts = new uint[count + 1];
        ConceptFirst = new int[conceptIds.Length + 1];
        ReadOnlySpan<byte> terms = from.Terms.Span;
        Terms = new byte[SumOfLengths(drafts)];
        for (int i = 0; i < count; i++)
        {
            DraftDescription draft = drafts[order[i]];
            int concept = newConcept[draft.Concept];
            Traits[i] = draft.Traits;
            DescriptionConcept[i] = concept;
            ConceptFirst[concept + 1]++;
            terms.Slice(draft.TermStart, draft.TermLength).CopyTo(Terms.AsSpan((int)TermStarts[i]));
            TermStarts[i + 1] = TermStarts[i] + (uint)draft.TermLength;
        }

        for (int i = 0; i < conceptIds.Length; i++)
        {
            ConceptFirst[i + 1] += ConceptFirst[i];
        }

        ConceptTag = new int[conceptIds.Length];
        ConceptPreferred = new int[conceptIds.Length];
        Describe(from.Pool);
    }

    public long[] ConceptIds { get; }

    public byte[] ConceptActive { get; }

    public int[] ConceptTag { get; }

    public int[] ConceptPreferred { get; }

    public int[] ConceptFirst { get; }

    public int[] DescriptionConcept { get; }

    public DescriptionTraits[] Traits { get; }

    public uint[] TermStarts { get; }

    public byte[] Terms { get; }

    public AssociationRow[] Associations { get; }

    /// <summary>Tags by the number that <see cref="ConceptTag"/> holds.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    public int Count => Traits.Length;

    /// <summary>A term in characters, its semantic tag left off; false for a description that is not searched (inactive).</summary>
    public bool Term(int description, Span<char> buffer, out ReadOnlySpan<char> term)
    {
        term = [];
        if ((Traits[description] & DescriptionTraits.Active) == 0)
        {
            return false;
        }

        term = Text(description, buffer);
        if ((Traits[description] & DescriptionTraits.FullySpecifiedName) != 0)
        {
            term = SemanticTags.Without(term);
        }

        return true;
    }

    /// <summary>Number of a concept, negative where there is none.</summary>
    public int FindConcept(long id) => Array.BinarySearch(ConceptIds, id);

    private ReadOnlySpan<char> Text(int description, Span<char> buffer)
    {
        ReadOnlySpan<byte> bytes = Terms.AsSpan((int)TermStarts[description], (int)(TermStarts[description + 1] - TermStarts[description]));
        return buffer[..Encoding.UTF8.GetChars(bytes[..Math.Min(bytes.Length, buffer.Length)], buffer)];
    }

    private void Describe(StringPool pool)
    {
        Span<char> buffer = stackalloc char[2048];
        for (int concept = 0; concept < ConceptIds.Length; concept++)
        {
            (int shown, int rank, int tag) = (-1, 0, pool.Add(""));
            for (int i = ConceptFirst[concept]; i < ConceptFirst[concept + 1]; i++)
            {
                bool name = (Traits[i] & DescriptionTraits.FullySpecifiedName) != 0;
                bool active = (Traits[i] & DescriptionTraits.Active) != 0;
                int here = (active ? 8 : 0) + (name ? 1 : (Traits[i] & DescriptionTraits.Preferred) != 0 ? 4 : (Traits[i] & DescriptionTraits.Acceptable) != 0 ? 3 : 2);
                if (here > rank)
                {
                    (shown, rank) = (i, here);
                }

                if (name && (active || pool.Texts[tag].Length == 0))
                {
                    tag = pool.Add(SemanticTags.Of(Text(i, buffer)).ToString());
                }
            }

            ConceptPreferred[concept] = shown;
            ConceptTag[concept] = tag;
        }

        Tags = pool.Texts;
    }

    private static int SumOfLengths(ReadOnlySpan<DraftDescription> drafts)
    {
        long sum = 0;
        foreach (DraftDescription draft in drafts)
        {
            sum += draft.TermLength;
        }

        return checked((int)sum);
    }
}
