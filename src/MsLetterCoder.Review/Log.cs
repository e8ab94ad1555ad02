using Microsoft.Extensions.Logging;

namespace MsLetterCoder.Review;

/// <summary>What the pages log: kinds of failures, never a path, a name or a text.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 300, Level = LogLevel.Error, Message = "A page failed ({Failure})")]
    public static partial void PageFailed(ILogger logger, string failure);

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "A sign-in by the organisation's provider failed ({Failure})")]
    public static partial void OutsideSignInFailed(ILogger logger, string failure);
}
