namespace MsLetterCoder.Store;

/// <summary>The store's key is missing, malformed, kept in a forbidden place, or belongs to another store.</summary>
public sealed class StoreKeyException : StoreException
{
    /// <summary>Makes one.</summary>
    public StoreKeyException(string message) : base(message)
    {
    }

    /// <summary>Makes one with what caused it.</summary>
    public StoreKeyException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
