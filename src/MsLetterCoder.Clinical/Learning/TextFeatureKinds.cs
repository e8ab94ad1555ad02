namespace MsLetterCoder.Clinical.Learning;

/// <summary>Which features of a text to take.</summary>
[Flags]
public enum TextFeatureKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Single words.</summary>
    Words = 1,

    /// <summary>Two neighbouring words.</summary>
    WordPairs = 2,

    /// <summary>Runs of 3 to 5 characters within a word and the blank on either side: they see through misspellings and endings.</summary>
    Characters = 4,

    /// <summary>All of them.</summary>
    All = Words | WordPairs | Characters,
}
