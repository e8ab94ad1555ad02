namespace MsLetterCoder.Letters;

/// <summary>This machine has none of the fonts a PDF can be set in; the other forms need none.</summary>
public sealed class FontException : Exception
{
    /// <summary>Makes one.</summary>
    public FontException()
    {
    }

    /// <summary>Makes one with words.</summary>
    public FontException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with words and cause.</summary>
    public FontException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
