using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Store.Keys;

/// <summary>The key that wraps data keys (AES-256-GCM). A wrapped key is: version (1 byte, 1), fingerprint of the wrapping key (8), nonce (12), tag (16), sealed key (32).</summary>
internal sealed class KeyEncryptionKey
{
    /// <summary>Bytes of every key of the store.</summary>
    public const int Size = 32;

    private const byte Version = 1;
    private const int FingerprintSize = 8;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + FingerprintSize;
    private const int WrappedSize = HeaderSize + NonceSize + TagSize + Size;

    private readonly byte[] wrappingKey;
    private readonly byte[] fingerprint;

    private KeyEncryptionKey(byte[] key)
    {
        wrappingKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: "mslettercoder/wrap/1"u8.ToArray());
        fingerprint = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, FingerprintSize, info: "mslettercoder/fingerprint/1"u8.ToArray());
    }

    /// <summary>Takes a key of 32 bytes.</summary>
    public static KeyEncryptionKey From(byte[] key) => new(key);

    /// <summary>Reads a key from its written form.</summary>
    /// <param name="text">64 hexadecimal digits or base64 of 32 bytes; white space around it is left out.</param>
    /// <param name="place">Where it was found, for the error.</param>
    /// <exception cref="StoreKeyException">It is neither.</exception>
    public static KeyEncryptionKey Parse(string text, string place)
    {
        string trimmed = text.Trim();
        byte[] key = new byte[Size];
        bool good = trimmed.Length == Size * 2
            ? Convert.FromHexString(trimmed, key, out _, out int written) == System.Buffers.OperationStatus.Done && written == Size
            : Convert.TryFromBase64String(trimmed, key, out written) && written == Size;
        return good ? new KeyEncryptionKey(key) : throw new StoreKeyException($"{place} does not hold a key: 32 bytes as 64 hexadecimal digits or in base64 are needed.");
    }

    /// <summary>A new random key, written in base64.</summary>
    public static string NewText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>True where both are the same key.</summary>
    public bool IsSameAs(KeyEncryptionKey other) => CryptographicOperations.FixedTimeEquals(fingerprint, other.fingerprint);

    /// <summary>True where this key wrapped it.</summary>
    public bool Wrapped(ReadOnlySpan<byte> wrapped) => wrapped.Length == WrappedSize && wrapped[0] == Version && wrapped[1..HeaderSize].SequenceEqual(fingerprint);

    /// <summary>Wraps the data key <paramref name="keyId"/> of a store.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> dataKey, string storeId, long keyId)
    {
        byte[] wrapped = new byte[WrappedSize];
        wrapped[0] = Version;
        fingerprint.CopyTo(wrapped, 1);
        Span<byte> nonce = wrapped.AsSpan(HeaderSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(wrappingKey, TagSize);
        aes.Encrypt(nonce, dataKey, wrapped.AsSpan(^Size), wrapped.AsSpan(HeaderSize + NonceSize, TagSize), Associated(storeId, keyId));
        return wrapped;
    }

    /// <summary>Takes the data key out again.</summary>
    /// <exception cref="StoreKeyException">Another key wrapped it, or it was damaged or moved here from another store.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string storeId, long keyId)
    {
        if (!Wrapped(wrapped))
        {
            throw new StoreKeyException("The key does not belong to this store. Configure the key that the store was made with; without it nothing in the store can be read.");
        }

        byte[] dataKey = new byte[Size];
        using var aes = new AesGcm(wrappingKey, TagSize);
        try
        {
            aes.Decrypt(wrapped.Slice(HeaderSize, NonceSize), wrapped[^Size..], wrapped.Slice(HeaderSize + NonceSize, TagSize), dataKey, Associated(storeId, keyId));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new StoreKeyException($"Data key {keyId} of the store is damaged, or was moved here from another store. Restore the database from a backup.", e);
        }

        return dataKey;
    }

    private static byte[] Associated(string storeId, long keyId) => Encoding.UTF8.GetBytes($"data_key\0{storeId}\0{keyId}");
}
