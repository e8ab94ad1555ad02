using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Tests.Database;

public sealed class CoderStepsMigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mslc-migration-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Apply_KeepsDecisionsAndNumbersThemForEachDocument()
    {
        string path = Path.Combine(folder, "old.db");
        File.WriteAllBytes(path, []);
        using var session = new Session(path, TimeSpan.FromSeconds(1), readOnly: false);
        int step = Migrations.All.ToList().FindIndex(m => m.Sql.Contains("coder_decision_before", StringComparison.Ordinal));
        const string now = "2026-01-02T03:04:05.678Z";
        session.Execute("PRAGMA foreign_keys = OFF");
        Migrations.Apply(session, [.. Migrations.All.Take(step)], now);
        session.Execute(
            $"""
            INSERT INTO coder_decision (id, document_id, analysis_id, action, scheme, code, replacement, span_start, span_end, note, decided_at, decided_by) VALUES
                (3, 7, 1, 'replaced', 'icd10', 'G35X', 'G37.9', 4, 9, x'0102', '{now}', 'ada'),
                (5, 8, NULL, 'accepted', 'snomed_ct', '426373005', NULL, NULL, NULL, NULL, '{now}', 'ben'),
                (6, 7, NULL, 'signed_off', NULL, NULL, NULL, NULL, NULL, NULL, '{now}', 'ada');
            """);
        Migrations.Apply(session, Migrations.All, now);
        Assert.Equal(
            [(3L, 7L, 1L, 1L, "replaced"), (5L, 8L, 1L, 1L, "accepted"), (6L, 7L, 2L, 2L, "signed_off")],
            session.Prepare("SELECT id, document_id, version, batch, action FROM coder_decision ORDER BY id").Rows(r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetString(4))));
        Assert.Equal([1, 2], session.Prepare("SELECT note FROM coder_decision WHERE id = 3").Rows(r => r.GetBytes(0))[0]);
        Assert.Equal(6L, session.Prepare("SELECT seq FROM sqlite_sequence WHERE name = 'coder_decision'").Value());
        Assert.ThrowsAny<Exception>(() => session.Execute($"INSERT INTO coder_decision (document_id, version, batch, action, decided_at, decided_by) VALUES (7, 2, 2, 'commented', '{now}', 'ben')"));
    }
}
