namespace MsLetterCoder.Terminology.Mapped;

/// <summary>What is known of a description.</summary>
[Flags]
internal enum DescriptionTraits : byte
{
    None = 0,
    Active = 1,
    FullySpecifiedName = 2,
    Acceptable = 4,
    Preferred = 8,
}
