using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Models;
using MsLetterCoder.App.Output;
using MsLetterCoder.Store;

namespace MsLetterCoder.App.Commands;

/// <summary><c>models</c>: takes models that 'train --with-feedback' made into service, and out of it.</summary>
internal static class ModelsCommand
{
    public static Command Create(TimeProvider time)
    {
        var accept = new Command("accept", "Takes the models that 'train --with-feedback' wrote into service from the next start on.") { CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        accept.SetAction(parse =>
        {
            var models = LocalModels.Of(CommonOptions.Settings(parse));
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            if (models.CandidateHash() is not { } hash)
            {
                return Say(parse, false, null, "There is nothing to accept: 'train --with-feedback' makes it.");
            }

            string by = parse.GetRequiredValue(CommonOptions.By);
            store.NoteModels(hash, by);
            models.Accept(hash, by, time.GetUtcNow());
            return Say(parse, true, hash, $"Local models {hash[..12]} serve from the next start on.");
        });
        var drop = new Command("drop", "Goes back to the program's own models from the next start on.") { CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        drop.SetAction(parse =>
        {
            var models = LocalModels.Of(CommonOptions.Settings(parse));
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            store.NoteModels(null, parse.GetRequiredValue(CommonOptions.By));
            bool there = models.Drop();
            return Say(parse, there, null, there ? "The program's own models serve from the next start on." : "There were no local models.");
        });
        return new Command("models", "Models trained with nurses' grades.") { accept, drop };
    }

    private static int Say(ParseResult parse, bool done, string? hash, string words)
    {
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["done"] = done, ["hash"] = hash });
        }
        else
        {
            Console.Out.WriteLine(words);
        }

        return done ? ExitCodes.Good : ExitCodes.Failed;
    }
}
