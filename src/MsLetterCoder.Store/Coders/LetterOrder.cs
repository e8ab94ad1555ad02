namespace MsLetterCoder.Store.Coders;

/// <summary>What the coders' queue is sorted by.</summary>
public enum LetterOrder
{
    /// <summary>The longest waiting first.</summary>
    Age,

    /// <summary>Letters without codes first, then the least sure code: where a coder is needed most.</summary>
    Doubt,

    /// <summary>The surest first: where a coder is through fastest. Letters without codes come last.</summary>
    Sure,
}
