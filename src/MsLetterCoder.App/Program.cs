using System.CommandLine;
using MsLetterCoder.App.Commands;
using Spectre.Console;

var root = new RootCommand("Reads an MS team's mail, codes letters, triages messages and files everything for people to decide.")
{
    EvaluateCommand.Create(AnsiConsole.Console, TimeProvider.System),
    TrainCommand.Create(AnsiConsole.Console),
};
return await root.Parse(args).InvokeAsync();
