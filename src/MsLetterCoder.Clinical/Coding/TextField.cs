namespace MsLetterCoder.Clinical.Coding;

/// <summary>Which text of a document a span counts in.</summary>
public enum TextField
{
    /// <summary>The document text.</summary>
    Text,

    /// <summary>The subject line.</summary>
    Subject,
}
