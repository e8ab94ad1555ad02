namespace MsLetterCoder.Clinical.Letters;

/// <summary>How the letter is laid out.</summary>
public enum LetterStyle
{
    /// <summary>Short paragraphs.</summary>
    Standard,

    /// <summary>Easy read: headings, one short sentence a line.</summary>
    EasyRead,
}
