namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>What a message says to a question.</summary>
public enum SaidAnswer
{
    /// <summary>Nothing: the nurse must ask.</summary>
    NotSaid,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}
