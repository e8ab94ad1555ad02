using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Store.Erasure;

namespace MsLetterCoder.App.Commands;

/// <summary>What an erasure says of itself: what went, and what this program cannot reach.</summary>
internal static class ErasureWords
{
    public static string Cleaned(bool clean) => clean
        ? "The database file was written anew and its log emptied: no byte of it is left in either."
        : "NOT CLEANED: another process held the database open, and what was deleted may still stand in its log. Run 'erase finish' again.";

    public static void Print(TextWriter output, ErasureScope scope, bool applied, bool clean, bool trained)
    {
        output.WriteLine($"{(applied ? "Erased" : "Would be erased; nothing was changed (--apply does it)")}: {scope.Messages.Count} mails whole, {scope.Documents.Count} documents out of mails that stay{(scope.PatientId is { } patient ? $", patient {patient}" : "")}.");
        foreach ((string table, long rows) in scope.Rows)
        {
            output.WriteLine($"  {rows,8} {table}");
        }

        if (applied)
        {
            output.WriteLine(Cleaned(clean));
        }

        output.WriteLine("What this program does not reach:");
        foreach ((string mailbox, string identity) in scope.Originals)
        {
            output.WriteLine($"  the mail itself, where it still lies: {mailbox}, {identity}");
        }

        output.WriteLine(scope.Backups.Count == 0
            ? "  backups: none was made by this program since it came in; others may hold it"
            : $"  backups: {scope.Backups.Count} made since it came in ({scope.Backups[0]:u} to {scope.Backups[^1]:u}) hold it. Destroy them or let them run out; after a restore of one, erase again.");
        if (trained)
        {
            output.WriteLine("  models trained with nurses' grades hold weights that it had a part in: train and accept them anew, or 'models drop'");
        }

        if (scope.Unsure.Count > 0)
        {
            output.WriteLine($"  messages that may be the patient's and were left: {string.Join(", ", scope.Unsure)}. Look at each ('patient match ID') and erase its documents, or not.");
        }

        if (scope.PatientId is not null)
        {
            output.WriteLine("  words about the patient in other people's mails, and mails that could not be read and are matched to nobody");
        }
    }

    public static JsonObject Json(ErasureScope scope, bool applied, bool clean, bool trained) => new()
    {
        ["applied"] = applied,
        ["clean"] = clean,
        ["patient"] = scope.PatientId,
        ["messages"] = JsonOutput.Array(scope.Messages, id => JsonValue.Create(id)),
        ["documents"] = JsonOutput.Array(scope.Documents, id => JsonValue.Create(id)),
        ["rows"] = new JsonObject(scope.Rows.Select(row => KeyValuePair.Create(row.Key, (JsonNode?)JsonValue.Create(row.Value)))),
        ["originals"] = JsonOutput.Array(scope.Originals, o => new JsonObject { ["mailbox"] = o.Mailbox, ["identity"] = o.Identity }),
        ["backups"] = JsonOutput.Array(scope.Backups, at => JsonValue.Create(JsonOutput.Time(at))),
        ["unsure"] = JsonOutput.Array(scope.Unsure, id => JsonValue.Create(id)),
        ["trained_models"] = trained,
    };
}
