using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.App.Commands;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>: the store as one encrypted file, and back.</summary>
internal static class BackupCommand
{
    public static Command Create(TimeProvider time)
    {
        var file = new Argument<string>("FILE") { Description = "The backup; it must not exist." };
        var by = new Option<string>("--by") { Description = "Account of who makes it, for the audit trail.", DefaultValueFactory = _ => "backup" };
        var backup = new Command("backup", "Copies the store into one file, mode 0600, while the service runs; the key and the audit anchor are not in it.") { file, by, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        backup.SetAction(parse =>
        {
            StoreOptions options = CommonOptions.OptionsOfExisting(parse, time);
            string path = Path.GetFullPath(parse.GetRequiredValue(file));
            AuditReport report = StoreBackup.Make(options, path, parse.GetRequiredValue(by));
            Say(parse, path, report, $"Backup written to {path}: {new FileInfo(path).Length} bytes, {report.Rows} rows in its audit trail. Without the store's key nobody can read it.");
            return ExitCodes.Good;
        });
        return backup;
    }

    public static Command CreateRestore(TimeProvider time)
    {
        var file = new Argument<string>("FILE") { Description = "A backup; it is left as it is." };
        var restore = new Command("restore", "Checks a backup with the store's key and puts it in the place of a store that is not there; the audit anchor begins anew from it.") { file, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        restore.SetAction(parse =>
        {
            StoreOptions options = PipelineParts.StoreOptions(CommonOptions.Settings(parse), time);
            string path = Path.GetFullPath(options.Path);
            AuditReport report = StoreBackup.Restore(options, parse.GetRequiredValue(file), parse.GetRequiredValue(CommonOptions.By));
            Say(parse, path, report, $"Restored to {path}: {report.Rows} rows in its audit trail, {(report.Whole ? "whole" : "NOT whole: run 'audit verify'")}.");
            return report.Whole ? ExitCodes.Good : ExitCodes.Failed;
        });
        return restore;
    }

    private static void Say(ParseResult parse, string path, AuditReport report, string words)
    {
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["path"] = path, ["bytes"] = new FileInfo(path).Length, ["audit"] = AuditCommand.Json(report) });
        }
        else
        {
            Console.Out.WriteLine(words);
        }
    }
}
