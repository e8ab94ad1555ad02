using System.CommandLine;
using MsLetterCoder.App.Commands;
using Spectre.Console;

IAnsiConsole console = AnsiConsole.Console;
if (Console.IsOutputRedirected)
{
    // Not a terminal: tables are not squeezed into 80 columns.
    console.Profile.Width = 200;
}

var root = new RootCommand("Reads an MS team's mail, codes letters, triages messages and files everything for people to decide.")
{
    RunCommand.Create(console, TimeProvider.System),
    ProcessCommand.Create(TimeProvider.System),
    ContextCommand.Create(),
    DoctorCommand.Create(TimeProvider.System),
    HistoryCommand.Create(TimeProvider.System),
    ImportPatientsCommand.Create(TimeProvider.System),
    ImportTerminologyCommand.CreateRf2(),
    ImportTerminologyCommand.CreateValueSet(),
    ConceptsCommand.Create(TimeProvider.System),
    AuditCommand.Create(TimeProvider.System),
    QuarantineCommand.Create(TimeProvider.System),
    PatientCommand.Create(TimeProvider.System),
    ContactRestrictionCommand.Create(TimeProvider.System),
    WorkCommand.Create(TimeProvider.System),
    DraftCommand.Create(TimeProvider.System),
    EmployerLetterCommand.Create(TimeProvider.System),
    OutboxCommand.Create(TimeProvider.System),
    AlertsCommand.Create(TimeProvider.System),
    FeedbackCommand.Create(TimeProvider.System),
    ModelsCommand.Create(TimeProvider.System),
    KeyCommand.Create(TimeProvider.System),
    EraseCommand.Create(TimeProvider.System),
    RetentionCommand.Create(TimeProvider.System),
    UserCommand.Create(TimeProvider.System),
    BackupCommand.Create(TimeProvider.System),
    BackupCommand.CreateRestore(TimeProvider.System),
    EvaluateCommand.Create(console, TimeProvider.System),
    TrainCommand.Create(console, TimeProvider.System),
};
try
{
    return await root.Parse(args.Length == 0 ? ["run"] : args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
#pragma warning disable CA1031 // The last place: left alone, the runtime would print the exception's message, which may hold words of a document.
catch (Exception failure)
#pragma warning restore CA1031
{
    return Failures.Report(Console.Error, failure);
}
