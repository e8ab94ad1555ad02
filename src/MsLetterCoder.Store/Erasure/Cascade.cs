using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Erasure;

/// <summary>Everything that hangs on a message, document or patient, read from the foreign keys of the schema itself: a table that a later migration adds is erased from without anybody thinking of it.</summary>
internal sealed class Cascade
{
    /// <summary>The ids of what goes; a temporary table of the connection.</summary>
    public const string Gone = "temp.gone";

    private static readonly string[] Roots = ["message", "document", "patient"];

    /// <summary>References that are set anew instead of taking their row with them.</summary>
    private static readonly HashSet<(string Table, string Column)> Mended =
        [("message", "looks_like"), ("message", "duplicate_of"), ("message", "thread_id"), ("sent_mail", "thread_id"), ("patient_match", "patient_id")];

    private readonly Dictionary<string, List<ForeignKey>> keys = [];
    private readonly Dictionary<string, string?> conditions = [];
    private readonly List<string> order = [];

    /// <summary>Reads the schema.</summary>
    public Cascade(Session session)
    {
        foreach (string table in session.Query<string>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            keys[table] = [.. session.Query<KeyRow>(
                """SELECT id AS Id, seq AS Seq, "table" AS Parent, "from" AS Child, coalesce("to", 'id') AS Target FROM pragma_foreign_key_list(@table) ORDER BY id, seq""", new { table })
                .GroupBy(row => row.Id).Select(rows => new ForeignKey(rows.First().Parent, [.. rows.Select(r => r.Child)], [.. rows.Select(r => r.Target)]))
                .Where(key => key.Parent != table && !(key.Children.Length == 1 && Mended.Contains((table, key.Children[0]))))];
        }

        foreach (string table in keys.Keys)
        {
            Visit(table);
        }
    }

    /// <summary>Tables of which rows can go, each before those it refers to, with the condition on its rows.</summary>
    public IEnumerable<(string Table, string Condition)> Tables => order.Where(table => conditions[table] is not null).Select(table => (table, conditions[table]!));

    /// <summary>Parents are visited first, so that the order turned round is that of deletion.</summary>
    private string? Visit(string table)
    {
        if (conditions.TryGetValue(table, out string? known))
        {
            return known;
        }

        var parts = new List<string>();
        if (Roots.Contains(table))
        {
            parts.Add($"id IN (SELECT id FROM {Gone} WHERE kind = '{table}')");
        }

        foreach (ForeignKey key in keys[table])
        {
            if (Visit(key.Parent) is { } condition)
            {
                string children = string.Join(", ", key.Children);
                parts.Add($"{(key.Children.Length == 1 ? children : $"({children})")} IN (SELECT {string.Join(", ", key.Targets)} FROM {key.Parent} WHERE {condition})");
            }
        }

        order.Insert(0, table);
        return conditions[table] = parts.Count == 0 ? null : string.Join(" OR ", parts);
    }

    private sealed record ForeignKey(string Parent, string[] Children, string[] Targets);

    internal sealed record KeyRow
    {
        public long Id { get; init; }

        public long Seq { get; init; }

        public string Parent { get; init; } = "";

        public string Child { get; init; } = "";

        public string Target { get; init; } = "";
    }
}
