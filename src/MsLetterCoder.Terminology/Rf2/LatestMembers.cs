namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Members of reference sets, of each the latest row; at the same time the one read last.</summary>
internal sealed class LatestMembers<T>
{
    private readonly Dictionary<Guid, Member> _members = [];

    /// <summary>Rows that repeat or supersede others.</summary>
    public int Superseded { get; private set; }

    public void Take(Guid id, int time, bool active, T value)
    {
        if (_members.TryGetValue(id, out Member known))
        {
            Superseded++;
            if (time < known.Time)
            {
                return;
            }
        }

        _members[id] = new Member(time, active, value);
    }

    /// <summary>What is active, in the order of the files; the rows are let go.</summary>
    public List<T> InForce()
    {
        List<T> values = [.. _members.Values.Where(m => m.Active).Select(m => m.Value)];
        _members.Clear();
        _members.TrimExcess();
        return values;
    }

    private readonly record struct Member(int Time, bool Active, T Value);
}
