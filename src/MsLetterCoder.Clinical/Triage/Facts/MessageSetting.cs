namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>What triage knows of a message beside its words.</summary>
internal sealed record MessageSetting
{
    /// <summary>Nothing.</summary>
    public static MessageSetting None { get; } = new();

    /// <summary>Day of receipt in the team's zone; null where it is not known.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>How far it could be read.</summary>
    public MessageReading Reading { get; init; } = MessageReading.Good;
}
