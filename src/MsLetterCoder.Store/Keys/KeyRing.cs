using System.Security.Cryptography;

namespace MsLetterCoder.Store.Keys;

/// <summary>The unwrapped keys of an open store: a field key for each data key, and the keys of hashes and of the audit chain. All are derived from data keys with HKDF-SHA-256 (RFC 5869) under labels
/// of their own; hashes and audit derive from data key 1, so that they outlive a change of data keys.</summary>
internal sealed class KeyRing
{
    private readonly Dictionary<uint, byte[]> fieldKeys = [];

    /// <summary>Takes the unwrapped data keys, by id.</summary>
    public KeyRing(IReadOnlyDictionary<long, byte[]> dataKeys)
    {
        foreach ((long id, byte[] key) in dataKeys)
        {
            fieldKeys.Add(checked((uint)id), Derive(key, "mslettercoder/field/1"u8));
            CurrentId = Math.Max(CurrentId, (uint)id);
        }

        byte[] first = dataKeys[1];
        HashKey = Derive(first, "mslettercoder/keyed-hash/1"u8);
        AuditKey = Derive(first, "mslettercoder/audit-chain/1"u8);
    }

    /// <summary>Id of the data key that seals.</summary>
    public uint CurrentId { get; }

    /// <summary>Key of <see cref="KeyedHash"/>.</summary>
    public byte[] HashKey { get; }

    /// <summary>Key of the audit chain and its anchor.</summary>
    public byte[] AuditKey { get; }

    /// <summary>The field key of a data key; null where the store has no such data key.</summary>
    public byte[]? FieldKey(uint id) => fieldKeys.GetValueOrDefault(id);

    private static byte[] Derive(byte[] key, ReadOnlySpan<byte> label) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyEncryptionKey.Size, info: label.ToArray());
}
