namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>A language that is not English.</summary>
/// <param name="Code">ISO 639 code; 'und' for one that is not known.</param>
/// <param name="Sure">True where no other language comes near.</param>
internal readonly record struct LanguageFinding(string Code, bool Sure)
{
    /// <summary>A language that the lists do not know.</summary>
    public const string Unknown = "und";

    /// <summary>Welsh: foreign everywhere but in Wales.</summary>
    public const string Welsh = "cy";
}
