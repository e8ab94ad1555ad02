using MsLetterCoder.Terminology.Building;

namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Rows of concepts: of several with one identifier the latest counts.</summary>
internal sealed class Rf2Concepts
{
    private readonly Dictionary<long, (int Time, bool Active)> _rows = new(1 << 16);
    private int _superseded;

    public void Take(Rf2Reader row)
    {
        long id = row.Concept(0);
        int time = row.Time(1);
        bool active = row.Active(2);
        row.Concept(3);
        row.Concept(4);
        if (_rows.TryGetValue(id, out (int Time, bool Active) known))
        {
            _superseded++;
            if (time < known.Time)
            {
                return;
            }
        }

        _rows[id] = (time, active);
    }

    public void Finish(TerminologyBuilder builder)
    {
        foreach ((long id, (int time, bool active)) in _rows)
        {
            builder.AddConcept(id, active);
            builder.EffectiveTime = Math.Max(builder.EffectiveTime, time);
        }

        if (_superseded > 0)
        {
            builder.Notes.Add($"{_superseded} rows of concepts repeat or supersede others: the latest of each counts");
        }
    }
}
