namespace MsLetterCoder.Terminology;

/// <summary>A release, value set or imported terminology cannot be read; the message names file, line and column where there are any, and says what to do.</summary>
public sealed class TerminologyException : Exception
{
    /// <summary>Without words.</summary>
    public TerminologyException()
    {
    }

    /// <summary>With words for a person.</summary>
    public TerminologyException(string message)
        : base(message)
    {
    }

    /// <summary>With words for a person, and the cause.</summary>
    public TerminologyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
