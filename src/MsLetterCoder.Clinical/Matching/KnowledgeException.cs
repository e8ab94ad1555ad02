namespace MsLetterCoder.Clinical.Matching;

/// <summary>A knowledge file is malformed: the program must not start. The message names file and line.</summary>
public sealed class KnowledgeException : Exception
{
    /// <summary>Makes one.</summary>
    public KnowledgeException()
    {
    }

    /// <summary>Makes one with words.</summary>
    public KnowledgeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with words and cause.</summary>
    public KnowledgeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
