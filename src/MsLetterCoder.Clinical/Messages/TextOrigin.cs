namespace MsLetterCoder.Clinical.Messages;

/// <summary>What a document's text was rendered from.</summary>
public enum TextOrigin
{
    /// <summary>text/plain, or a .txt file.</summary>
    Plain,

    /// <summary>HTML rendered to text.</summary>
    Html,

    /// <summary>Rich Text Format.</summary>
    Rtf,

    /// <summary>Office Open XML word-processing document.</summary>
    Docx,

    /// <summary>PDF through pdftotext.</summary>
    Pdf,
}
