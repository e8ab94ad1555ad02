namespace MsLetterCoder.Letters;

/// <summary>The file a letter becomes.</summary>
public enum LetterForm
{
    /// <summary>Plain text, UTF-8.</summary>
    Text,

    /// <summary>Word document.</summary>
    Docx,

    /// <summary>Tagged PDF.</summary>
    Pdf,
}
