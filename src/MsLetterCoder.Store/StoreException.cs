namespace MsLetterCoder.Store;

/// <summary>The store cannot do what was asked. The message is words for a person: it says what is wrong and what to do, and never holds text of a document.</summary>
public class StoreException : Exception
{
    /// <summary>Makes one.</summary>
    public StoreException(string message) : base(message)
    {
    }

    /// <summary>Makes one with what caused it.</summary>
    public StoreException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
