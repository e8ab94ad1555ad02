using MsLetterCoder.Terminology.Building;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Rows of associations, maps and simple reference sets: of several with one member identifier the latest counts.</summary>
internal sealed class Rf2Members
{
    private readonly LatestMembers<(long Source, int Kind, long Target)> _associations = new();
    private readonly LatestMembers<(long Source, MapRow Row)> _maps = new();
    private readonly LatestMembers<(long Source, int Refset, int Target)> _simpleMaps = new();
    private readonly LatestMembers<(long Refset, long Source)> _members = new();
    private int _otherAssociations;

    public void TakeAssociation(Rf2Reader row)
    {
        Guid id = row.Member(0);
        int time = row.Time(1);
        bool active = row.Active(2);
        row.Concept(3);
        AssociationKind? kind = AssociationKinds.Of(row.Concept(4));
        long source = row.Component(5);
        long target = row.Component(6);
        if (kind is { } known)
        {
            _associations.Take(id, time, active, (source, (int)known, target));
        }
        else
        {
            _otherAssociations++;
        }
    }

    public void TakeMap(Rf2Reader row, TerminologyBuilder builder)
    {
        Guid id = row.Member(0);
        int time = row.Time(1);
        bool active = row.Active(2);
        row.Concept(3);
        int refset = builder.Refset(row.Concept(4));
        long source = row.Concept(5);
        int group = row.Number(6);
        int priority = row.Number(7);
        int rule = builder.Pool.Add(row.Text(8));
        int advice = builder.Pool.Add(row.Text(9));
        int target = builder.Pool.Add(row.Text(10));
        row.Concept(11);
        int block = 0;
        if (row.Columns.Length > 12 && row.Columns[12] == "mapBlock")
        {
            block = row.Number(12);
        }
        else if (row.Columns.Length > 12)
        {
            row.Concept(12);
        }

        _maps.Take(id, time, active, (source, new MapRow(0, refset, block, group, priority, rule, advice, target)));
    }

    public void TakeSimpleMap(Rf2Reader row, TerminologyBuilder builder)
    {
        Guid id = row.Member(0);
        int time = row.Time(1);
        bool active = row.Active(2);
        row.Concept(3);
        int refset = builder.Refset(row.Concept(4));
        long source = row.Component(5);
        ReadOnlySpan<byte> target = row.Text(6);
        if (target.IsEmpty)
        {
            throw row.Error(6, "'mapTarget' is empty");
        }

        _simpleMaps.Take(id, time, active, (source, refset, builder.Pool.Add(target)));
    }

    public void TakeMember(Rf2Reader row)
    {
        Guid id = row.Member(0);
        int time = row.Time(1);
        bool active = row.Active(2);
        row.Concept(3);
        long refset = row.Concept(4);
        _members.Take(id, time, active, (refset, row.Component(5)));
    }

    public void FinishAssociations(TerminologyBuilder builder)
    {
        int elsewhere = 0;
        foreach ((long source, int kind, long target) in _associations.InForce())
        {
            int concept = builder.FindConcept(source);
            elsewhere += concept < 0 && kind != (int)AssociationKind.RefersTo ? 1 : 0;
            if (concept >= 0)
            {
                builder.Associations.Add(new AssociationRow(concept, kind, target));
            }
        }

        Note(builder, elsewhere, "historical associations are of components that are no concept of the release");
        Note(builder, _otherAssociations, "rows belong to association reference sets that are not historical");
    }

    public void FinishMaps(TerminologyBuilder builder)
    {
        int elsewhere = 0;
        foreach ((long source, MapRow row) in _maps.InForce())
        {
            int concept = builder.FindConcept(source);
            elsewhere += concept < 0 ? 1 : 0;
            if (concept >= 0)
            {
                builder.Maps.Add(row with { Concept = concept });
            }
        }

        Note(builder, elsewhere, "rows of maps are of concepts that are not in the release");
        Note(builder, _maps.Superseded, "rows of maps repeat or supersede others: the latest of each counts");
    }

    public void FinishSimpleMaps(TerminologyBuilder builder)
    {
        foreach ((long source, int refset, int target) in _simpleMaps.InForce())
        {
            int concept = builder.FindConcept(source);
            if (concept >= 0)
            {
                builder.SimpleMaps.Add(new SimpleMapRow(concept, refset, target));
            }
        }
    }

    public void FinishMembers(TerminologyBuilder builder)
    {
        foreach ((long refset, long source) in _members.InForce())
        {
            int concept = builder.FindConcept(source);
            if (concept >= 0)
            {
                builder.RefsetMembers.Add(new RefsetRow(builder.Refset(refset), concept));
            }
        }
    }

    private static void Note(TerminologyBuilder builder, int count, string words)
    {
        if (count > 0)
        {
            builder.Notes.Add($"{count} {words}");
        }
    }
}
