using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.App.Commands;

/// <summary><c>audit verify</c>: proves the audit trail whole, or says where it is not.</summary>
internal static class AuditCommand
{
    public static Command Create(TimeProvider time)
    {
        var verify = new Command("verify", "Checks the chain of the audit trail and its anchor.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        verify.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            AuditReport report = store.Audit.Verify();
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, Json(report));
            }
            else
            {
                Print(report);
            }

            return report.Whole ? ExitCodes.Good : ExitCodes.Failed;
        });
        return new Command("audit", "The audit trail.") { verify };
    }

    /// <summary>The report as an object.</summary>
    public static JsonObject Json(AuditReport report) => new()
    {
        ["whole"] = report.Whole,
        ["rows"] = report.Rows,
        ["anchored_row"] = report.AnchoredRow,
        ["findings"] = JsonOutput.Array(report.Findings, f => new JsonObject { ["kind"] = Labels.Of(f.Kind), ["row"] = f.Row, ["words"] = f.Words }),
    };

    private static void Print(AuditReport report)
    {
        foreach (AuditFinding finding in report.Findings)
        {
            Console.Out.WriteLine(finding);
        }

        Console.Out.WriteLine($"{report.Rows} rows, {report.UnanchoredRows} of them behind the anchor: {(report.Whole ? "whole" : $"{report.Findings.Count} findings")}");
    }
}
