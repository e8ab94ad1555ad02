using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Building;

/// <summary>Finds the concept that takes an inactive one's place: the only SAME AS target, else the only REPLACED BY target, followed until an active concept is reached.</summary>
internal sealed class Replacements(ReadOnlyMemory<AssociationRow> associations, Func<long, int> find, Func<int, bool> isActive)
{
    /// <summary>Steps after which a chain is given up (it may be a ring).</summary>
    private const int MostSteps = 8;

    /// <summary>The replacement and the kind of the first step; null where none is sure.</summary>
    public (int Target, AssociationKind Kind)? Of(int concept)
    {
        AssociationKind? kind = null;
        for (int step = 0; step < MostSteps && !isActive(concept); step++)
        {
            int next = Only(concept, AssociationKind.SameAs);
            AssociationKind here = AssociationKind.SameAs;
            if (next < 0)
            {
                (next, here) = (Only(concept, AssociationKind.ReplacedBy), AssociationKind.ReplacedBy);
            }

            if (next < 0)
            {
                return null;
            }

            kind ??= here;
            concept = next;
        }

        return kind is { } first && isActive(concept) ? (concept, first) : null;
    }

    /// <summary>Associations of a concept, by kind and target.</summary>
    public ReadOnlyMemory<AssociationRow> All(int concept)
    {
        ReadOnlySpan<AssociationRow> rows = associations.Span;
        (int low, int high) = (0, rows.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = rows[middle].Concept < concept ? (middle + 1, high) : (low, middle);
        }

        int end = low;
        while (end < rows.Length && rows[end].Concept == concept)
        {
            end++;
        }

        return associations[low..end];
    }

    private int Only(int concept, AssociationKind kind)
    {
        int only = -1;
        foreach (AssociationRow row in All(concept).Span)
        {
            if (row.Kind == (int)kind)
            {
                if (only >= 0)
                {
                    return -1;
                }

                only = find(row.Target);
            }
        }

        return only;
    }
}
