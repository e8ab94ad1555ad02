namespace MsLetterCoder.Store.Work;

/// <summary>Whose queue something stands in.</summary>
public enum Desk
{
    /// <summary>The clinical coders'.</summary>
    Coder,

    /// <summary>The MS nurses'.</summary>
    Nurse,
}
