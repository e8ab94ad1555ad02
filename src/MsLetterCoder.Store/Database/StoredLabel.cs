using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Database;

/// <summary>Reads enum labels back from columns whose CHECK admits known labels only.</summary>
internal static class StoredLabel
{
    /// <summary>The value of a label.</summary>
    /// <exception cref="StoreException">No such label: the program is older than what wrote it, or the schema and the enum have come apart.</exception>
    public static T Read<T>(string label) where T : struct, Enum =>
        Labels.TryRead(label, out T value) ? value : throw new StoreException($"The store holds the label '{label}', which is no {typeof(T).Name} of this program.");

    /// <summary>The value of a label that may be missing.</summary>
    public static T? ReadOptional<T>(string? label) where T : struct, Enum => label is null ? null : Read<T>(label);
}
