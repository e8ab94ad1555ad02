using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Erasure;

namespace MsLetterCoder.App.Commands;

/// <summary><c>retention</c>: what is past its time by section 'Retention'; counted, and with --apply removed.</summary>
internal static class RetentionCommand
{
    public static Command Create(TimeProvider time)
    {
        var apply = new Option<bool>("--apply") { Description = "Remove it. Without this the command counts and changes nothing." };
        var by = new Option<string>("--by") { Description = "Account of who does it, for the audit trail.", DefaultValueFactory = _ => "retention" };
        var command = new Command("retention", "Says what is past its time, and removes it. Open work and words of a contact restriction in force never are.") { apply, by, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        command.SetAction(parse =>
        {
            RetentionRules rules = CommonOptions.Settings(parse).Retention.Rules();
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            bool done = parse.GetValue(apply);
            RetentionScope scope = done ? store.Erasures.ApplyRetention(rules, parse.GetRequiredValue(by)) : store.Erasures.OfRetention(rules);
            bool clean = done && store.Erasures.Clean();
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject
                {
                    ["applied"] = done,
                    ["clean"] = clean,
                    ["letters"] = scope.Letters.Count,
                    ["messages"] = scope.Messages.Count,
                    ["others"] = scope.Others.Count,
                    ["patients"] = scope.Patients.Count,
                    ["held"] = scope.Held,
                });
            }
            else
            {
                Print(rules, scope, done, clean);
            }

            return !done || clean ? ExitCodes.Good : ExitCodes.Failed;
        });
        return command;
    }

    private static void Print(RetentionRules rules, RetentionScope scope, bool done, bool clean)
    {
        Console.Out.WriteLine(done ? "Removed:" : "Past its time; nothing was changed (--apply removes it):");
        foreach ((string what, int? months, int count) in new[]
        {
            ("mails with a clinic letter", rules.Letters, scope.Letters.Count), ("mails with a patient's message", rules.Messages, scope.Messages.Count), ("other mails", rules.Others, scope.Others.Count),
            ("patients of whom nothing else is stored", rules.Patients, scope.Patients.Count),
        })
        {
            Console.Out.WriteLine($"  {count,8} {what} ({(months is { } kept ? $"kept {kept} months" : $"kept for ever: no period is set in section '{RetentionOptions.Section}'")})");
        }

        if (scope.Held > 0)
        {
            Console.Out.WriteLine($"  {scope.Held,8} past their time stay: a contact restriction in force stands in them");
        }

        if (done)
        {
            Console.Out.WriteLine(ErasureWords.Cleaned(clean));
            Console.Out.WriteLine("Backups made before hold it until they are destroyed; the mails may still lie in the mailbox, and are not read again.");
        }
    }
}
