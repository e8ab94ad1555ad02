namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>How far a message could be read.</summary>
internal sealed record MessageReading
{
    /// <summary>It was read.</summary>
    public static MessageReading Good { get; } = new();

    /// <summary>The language, where it is not English.</summary>
    public LanguageFinding? Language { get; init; }

    /// <summary>What is to be done where it was not read, or not all of it.</summary>
    public IReadOnlyList<MessageFloor> Floors { get; init; } = [];

    /// <summary>True where a person must look, whatever kind of document it seems to be.</summary>
    public bool NeedsPerson => Floors.Count > 0;
}
