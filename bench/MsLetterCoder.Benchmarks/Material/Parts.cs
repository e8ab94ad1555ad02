using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Models;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Benchmarks.Material;

/// <summary>The program's own parts, put together as the program does with its default settings.</summary>
internal static class Parts
{
    /// <summary>Limits as the settings have them.</summary>
    private static readonly LimitOptions Limits = new();

    /// <summary>The models of the working copy.</summary>
    public static ModelFolder ModelFolder { get; } = new(Repository.Path("models"));

    /// <summary>The analyser with its knowledge.</summary>
    public static DocumentAnalyser Analyser(out ClinicalKnowledge knowledge) => PipelineParts.Analyser(ModelFolder.Read(), out knowledge);

    /// <summary>The reader of mails.</summary>
    public static MailReader MailReader()
    {
        DocumentReader documents = PipelineParts.DocumentReader(Limits);
        return PipelineParts.MailReader(Limits, documents);
    }

    /// <summary>Opens a new store in a folder, its key and anchor beside it in folders of their own: as durable as in service (synchronous=FULL).</summary>
    public static LetterStore NewStore(string folder) => LetterStore.Open(new StoreOptions
    {
        Path = Path.Combine(folder, "data", "letters.db"),
        Key = KeySource.Folder(Path.Combine(folder, "keys")),
        AuditAnchorFolder = Path.Combine(folder, "anchors"),
    });

    /// <summary>The pipeline on a store.</summary>
    public static LetterPipeline Pipeline(LetterStore store)
    {
        DocumentAnalyser analyser = Analyser(out ClinicalKnowledge knowledge);
        return new LetterPipeline(store, MailReader(), analyser, knowledge.Concepts, new SenderRules(new MailboxOptions()), new TeamTimes(new TriageOptions()).DayOf, store.Filing.StartRun(PipelineParts.Versions(ModelFolder)));
    }
}
