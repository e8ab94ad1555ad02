using MsLetterCoder.App.Configuration;
using MsLetterCoder.Mail.Smtp;
using MsLetterCoder.Review;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Outgoing;

namespace MsLetterCoder.App.Outgoing;

/// <summary>Registers what sends and what watches.</summary>
internal static class OutgoingRegistration
{
    /// <summary>Adds them; the store is registered elsewhere.</summary>
    public static IServiceCollection AddOutgoing(this IServiceCollection services, AppSettings settings, TimeProvider time)
    {
        SmtpSubmission? submission = OutgoingParts.Submission(settings.Outgoing, time);
        Func<OutboxMail, string?, CancellationToken, Task<string?>>? Sender(IServiceProvider provider) => submission is null
            ? null
            : new Post(provider.GetRequiredService<LetterStore>(), settings.Outgoing, submission, time, provider.GetRequiredService<ILogger<Post>>()).SendAsync;
        services.AddSingleton(provider => new ReplyDesk { Begin = OutgoingParts.DraftTexts(settings), From = settings.Outgoing.From, Send = Sender(provider) });
        services.AddSingleton<IHostedService>(provider => new AlertMonitor(
            provider.GetRequiredService<LetterStore>(),
            settings,
            new AlertRound(provider.GetRequiredService<LetterStore>(), settings, submission, time, provider.GetRequiredService<ILogger<AlertRound>>()),
            time,
            provider.GetRequiredService<ILogger<AlertMonitor>>()));
        services.AddSingleton<IHostedService>(provider => new OutgoingWorker(
            provider.GetRequiredService<LetterStore>(),
            settings,
            submission is null ? null : new Post(provider.GetRequiredService<LetterStore>(), settings.Outgoing, submission, time, provider.GetRequiredService<ILogger<Post>>()),
            time,
            provider.GetRequiredService<ILogger<OutgoingWorker>>()));
        return services;
    }
}
