using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Store;

namespace MsLetterCoder.App.Commands;

/// <summary><c>key recovery make</c>, <c>key recovery check</c> and <c>key recover</c>. The key is read from standard input: a command line stands in the list of processes and in the shell's history.</summary>
internal static class RecoveryCommand
{
    private const string WriteDown = "Write it down by hand or print it, twice, and keep the two in different safes, apart from the backups. It is stored nowhere and cannot be shown again. Then prove that it was written down right: key recovery check --by WHO";

    public static Command Create(TimeProvider time)
    {
        var replace = new Option<bool>("--replace") { Description = "Make another where there is one: the earlier one opens backups made before only." };
        var make = new Command("make", "Makes the store's recovery key and prints it, once. It opens the store where its key is lost; makes the store where there is none.") { replace, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        make.SetAction(parse =>
        {
            using var store = LetterStore.Open(PipelineParts.StoreOptions(CommonOptions.Settings(parse), time));
            if (store.Recovery.State() is { } made && !parse.GetValue(replace))
            {
                throw new StoreException($"There is a recovery key, made {made.MadeAt:yyyy-MM-dd} by {made.MadeBy}. Where it is lost or somebody else may have seen it: --replace.");
            }

            string key = store.Recovery.Make(parse.GetRequiredValue(CommonOptions.By));
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject { ["recovery_key"] = key, ["next"] = WriteDown });
            }
            else
            {
                Console.Out.WriteLine($"{Environment.NewLine}    {key}{Environment.NewLine}{Environment.NewLine}{WriteDown}");
            }

            return ExitCodes.Good;
        });
        var check = new Command("check", "Reads a recovery key from standard input and says whether it is this store's; do it once a year.") { CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        check.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            bool fits = store.Recovery.Prove(Typed(), parse.GetRequiredValue(CommonOptions.By));
            Say(parse, "fits", fits, fits ? "It is the store's recovery key." : "It is NOT this store's recovery key: it is an older one, another store's, or none was made.");
            return fits ? ExitCodes.Good : ExitCodes.Failed;
        });
        return new Command("recovery", "The recovery key: it opens the store where its key is lost.") { make, check };
    }

    public static Command CreateRecover(TimeProvider time)
    {
        var recover = new Command("recover", "Opens a store whose key is lost with the recovery key, read from standard input, and gives it a new key as Store:KeyFile or Store:KeyVariable say, else a key file.") { CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        recover.SetAction(parse =>
        {
            StoreOptions options = CommonOptions.OptionsOfExisting(parse, time);
            StoreRecovery.Recover(options, Typed(), parse.GetRequiredValue(CommonOptions.By));
            using var store = LetterStore.Open(options);
            Say(parse, "recovered", true, "The store opens again, with a new key. Copy that key to the safe. The recovery key still fits; make another ('key recovery make --replace') where somebody else may have seen it. Run 'audit verify'.");
            return ExitCodes.Good;
        });
        return recover;
    }

    private static string Typed()
    {
        if (!Console.IsInputRedirected)
        {
            Console.Error.Write("The recovery key: ");
        }

        return Console.In.ReadLine() ?? "";
    }

    private static void Say(ParseResult parse, string name, bool value, string words)
    {
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, new JsonObject { [name] = value });
        }
        else
        {
            Console.Out.WriteLine(words);
        }
    }
}
