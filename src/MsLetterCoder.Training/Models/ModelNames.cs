namespace MsLetterCoder.Training.Models;

/// <summary>Names of the models, as in models/.</summary>
internal static class ModelNames
{
    public const string Kind = "kind";
    public const string Context = "context";
    public const string Mention = "mention";
    public const string Passage = "passage";
    public const string Primary = "primary";
    public const string Code = "code";
    public const string Urgency = "urgency";
    public const string Category = "category";
    public const string Reply = "reply";
}
