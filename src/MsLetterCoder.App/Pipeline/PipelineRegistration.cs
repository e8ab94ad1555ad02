using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Models;
using MsLetterCoder.App.Outgoing;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store;
using MsLetterCoder.Terminology;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Registers the service's parts.</summary>
internal static class PipelineRegistration
{
    /// <summary>Adds store, models, source, worker, and what sends and watches; each is made once, and what cannot be made stops the program at start.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, AppSettings settings, StoreOptions storeOptions, TimeProvider time)
    {
        ModelFolder folder = PipelineParts.ServingModels(settings);
        TerminologyFile? terminology = PipelineParts.Terminology(settings.Terminology);
        DocumentAnalyser analyser = PipelineParts.Analyser(folder.Read(), out ClinicalKnowledge knowledge, settings, terminology);

        // What loading left behind goes back to the machine once: nothing later allocates enough for it to go by itself.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        DocumentReader documents = PipelineParts.DocumentReader(settings.Limits);
        services.AddSingleton(time);
        services.AddSingleton(new CodeBook(knowledge, terminology));
        services.AddSingleton(_ => new EmployerLetterWriter(knowledge));
        services.AddSingleton(documents);
        services.AddSingleton(folder);
        services.AddSingleton(_ => LetterStore.Open(storeOptions));
        services.AddSingleton(provider => PipelineParts.Receiver(settings, provider.GetRequiredService<LetterStore>(), time, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider =>
        {
            LetterStore store = provider.GetRequiredService<LetterStore>();
            return new LetterPipeline(store, PipelineParts.MailReader(settings.Limits, documents), analyser, knowledge.Concepts, new SenderRules(settings.Mailbox), settings.Times.DayOf, store.Filing.StartRun(PipelineParts.Versions(folder, settings.Coding, terminology)));
        });
        services.AddSingleton(provider => new StoredMailProcessor(
            provider.GetRequiredService<LetterStore>(), provider.GetRequiredService<LetterPipeline>(), time, settings.Limits.Attempts, provider.GetRequiredService<ILogger<StoredMailProcessor>>()));
        services.AddSingleton<PipelineWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PipelineWorker>());
        services.AddOutgoing(settings, time);
        return services;
    }
}
