using System.CommandLine;

var root = new RootCommand("Reads an MS team's mail, codes letters, triages messages and files everything for people to decide.");
return await root.Parse(args).InvokeAsync();
