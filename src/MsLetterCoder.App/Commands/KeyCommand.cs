using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.App.Commands;

/// <summary><c>key</c>: wraps the store's data keys under a new key, makes and proves the recovery key, and opens a store with it whose key is lost.</summary>
internal static class KeyCommand
{
    public static Command Create(TimeProvider time)
    {
        var file = new Option<string?>("--new-file") { Description = "File that holds the new key; Store:KeyFile must name it from then on." };
        var variable = new Option<string?>("--new-variable") { Description = "Environment variable that holds the new key; Store:KeyVariable must name it from then on." };
        var rotate = new Command("rotate", "Wraps the store's data keys under a new key; no letter is encrypted anew. Without a new file or variable the program makes a key file in the user's configuration folder.")
        {
            file, variable, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        rotate.Validators.Add(result =>
        {
            if (result.GetValue(file) is not null && result.GetValue(variable) is not null)
            {
                result.AddError("Give --new-file or --new-variable, not both.");
            }
        });
        rotate.SetAction(parse =>
        {
            StorageOptions settings = CommonOptions.Settings(parse).Store;
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            (KeySource next, string from, string advice) = Next(parse.GetValue(file), parse.GetValue(variable), settings);
            store.RotateKeyEncryptionKey(next, parse.GetRequiredValue(CommonOptions.By));
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject { ["rotated"] = true, ["key_from"] = from, ["next"] = advice });
            }
            else
            {
                Console.Out.WriteLine($"The store now opens with the key of {from} only. {advice}");
            }

            return ExitCodes.Good;
        });
        return new Command("key", "The key of the store.") { rotate, RecoveryCommand.Create(time), RecoveryCommand.CreateRecover(time) };
    }

    private static (KeySource Source, string From, string Advice) Next(string? file, string? variable, StorageOptions settings)
    {
        const string copy = "Copy it to the safe, and destroy the old key once no backup needs it.";
        return (file, variable) switch
        {
            ({ } path, _) => (KeySource.File(path), path, $"Set 'Store:KeyFile' to it and unset 'Store:KeyVariable' before the next start. {copy}"),
            (_, { } name) => (KeySource.Variable(name), $"variable {name}", $"Set 'Store:KeyVariable' to it and unset 'Store:KeyFile' before the next start. {copy}"),
            _ => (KeySource.ConfigurationFolder, "the key file in the user's configuration folder",
                settings is { KeyFile: null, KeyVariable: null } ? copy : $"Unset 'Store:KeyFile' and 'Store:KeyVariable' before the next start. {copy}"),
        };
    }
}
