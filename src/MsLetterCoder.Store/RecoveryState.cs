namespace MsLetterCoder.Store;

/// <summary>What is known of a store's recovery key.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">Account of who made it.</param>
/// <param name="ProvedAt">When somebody last typed it in and it fitted; null: never.</param>
/// <param name="Complete">False where it does not open every data key.</param>
public sealed record RecoveryState(DateTimeOffset MadeAt, string MadeBy, DateTimeOffset? ProvedAt, bool Complete);
