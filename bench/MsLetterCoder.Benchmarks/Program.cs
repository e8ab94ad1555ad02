using System.Diagnostics;
using MsLetterCoder.Benchmarks.Functions;
using MsLetterCoder.Benchmarks.Whole;
using MsLetterCoder.Terminology.Tests;

string[] names = ["letters", "messages", "stages", "mime", "mailbox", "start", "loading", "service", "terminology", "letter-pages"];
switch (args)
{
    case ["functions"]:
        FunctionReport.Run();
        return 0;
    case ["release", string folder, string concepts]:
        // A synthetic release to try an import with: 400000 concepts have 1.2 million descriptions.
        new SyntheticRelease(folder, int.Parse(concepts, System.Globalization.CultureInfo.InvariantCulture)).Write();
        return 0;
    case ["whole"]:
        // Each in a process of its own: what one loads, compiles or binds to a core is not there for the next.
        foreach (string name in names)
        {
            using Process one = Process.Start("dotnet", [typeof(LetterRate).Assembly.Location, "whole", name]);
            one.WaitForExit();
            if (one.ExitCode != 0)
            {
                return one.ExitCode;
            }
        }

        return 0;
    case ["whole", "letters"]:
        LetterRate.Run();
        return 0;
    case ["whole", "messages"]:
        MessageRate.Run();
        return 0;
    case ["whole", "stages"]:
        LetterStages.Run();
        return 0;
    case ["whole", "mime"]:
        MimeRate.Run();
        return 0;
    case ["whole", "mailbox"]:
        await MailboxRate.RunAsync();
        return 0;
    case ["whole", "start"]:
        StartUp.Run();
        return 0;
    case ["whole", "loading"]:
        LoadStages.Run();
        return 0;
    case ["whole", "terminology"]:
        TerminologyScale.Run();
        return 0;
    case ["whole", "letter-pages"]:
        await LetterPages.RunAsync(100_000);
        return 0;
    case ["whole", "letter-pages", string letters]:
        await LetterPages.RunAsync(int.Parse(letters, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["whole", "service"]:
        await ServiceMemory.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine($"Say 'functions', 'whole', or 'whole' and one of: {string.Join(", ", names)}. Results are written to bench/results.");
        return 2;
}
