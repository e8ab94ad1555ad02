using System.CommandLine;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.App.Commands;

/// <summary><c>audit verify</c>: proves the audit trail whole, or says where it is not.</summary>
internal static class AuditCommand
{
    public static Command Create(TimeProvider time)
    {
        var verify = new Command("verify", "Checks the chain of the audit trail and its anchor.") { CommonOptions.Config, CommonOptions.Store };
        verify.SetAction(parse =>
        {
            AppSettings settings = CommonOptions.Settings(parse);
            if (!File.Exists(settings.Store.Path))
            {
                throw new FileNotFoundException($"There is no store at '{settings.Store.Path}'.");
            }

            using var store = LetterStore.Open(PipelineParts.StoreOptions(settings.Store, time));
            AuditReport report = store.Audit.Verify();
            foreach (AuditFinding finding in report.Findings)
            {
                Console.Out.WriteLine(finding);
            }

            Console.Out.WriteLine($"{report.Rows} rows, {report.UnanchoredRows} of them behind the anchor: {(report.Whole ? "whole" : $"{report.Findings.Count} findings")}");
            return report.Whole ? ExitCodes.Good : ExitCodes.Failed;
        });
        return new Command("audit", "The audit trail.") { verify };
    }
}
