using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Store.Keys;

/// <summary>Seals single fields with AES-256-GCM. A sealed field is: form (1 byte), data key id (4, big endian), random nonce (12), tag (16), cipher text. Form, key id, table, row and column are
/// associated data, so that a sealed field opens in its own place only. Random 96-bit nonces allow 2^32 fields a data key (NIST SP 800-38D section 8.3). Not safe for two threads at once.</summary>
internal sealed class FieldCipher(KeyRing keys) : IDisposable
{
    private const byte Bytes = 1;
    private const byte Utf16 = 2;
    private const int NonceStart = 5;
    private const int NonceSize = 12;
    private const int TagStart = NonceStart + NonceSize;
    private const int TagSize = 16;
    private const int NoncesAtOnce = 256;
    private const int Overhead = TagStart + TagSize;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<uint, AesGcm> ciphers = [];

    /// <summary>Random bytes for the next nonces, drawn many at a time: a draw costs as much as sealing a short field.</summary>
    private readonly byte[] nonces = new byte[NoncesAtOnce * NonceSize];
    private int nextNonce = NoncesAtOnce;

    /// <summary>Seals a text. Half surrogate pairs survive: such a text is sealed as UTF-16.</summary>
    public byte[] Seal(string table, long row, string column, string text)
    {
        try
        {
            return Seal(table, row, column, StrictUtf8.GetBytes(text), Bytes);
        }
        catch (EncoderFallbackException)
        {
            byte[] units = new byte[text.Length * 2];
            for (int i = 0; i < text.Length; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(units.AsSpan(i * 2), text[i]);
            }

            return Seal(table, row, column, units, Utf16);
        }
    }

    /// <summary>Seals bytes.</summary>
    public byte[] Seal(string table, long row, string column, ReadOnlySpan<byte> plain) => Seal(table, row, column, plain, Bytes);

    /// <summary>Opens a text.</summary>
    /// <exception cref="StoreException">It was changed, or moved here from another place.</exception>
    public string OpenText(string table, long row, string column, byte[] sealedField)
    {
        byte[] plain = Open(table, row, column, sealedField);
        if (sealedField[0] != Utf16)
        {
            return Encoding.UTF8.GetString(plain);
        }

        return string.Create(plain.Length / 2, plain, static (units, bytes) =>
        {
            for (int i = 0; i < units.Length; i++)
            {
                units[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(i * 2));
            }
        });
    }

    /// <summary>Opens bytes.</summary>
    /// <exception cref="StoreException">They were changed, or moved here from another place.</exception>
    public byte[] Open(string table, long row, string column, byte[] sealedField)
    {
        if (sealedField.Length < Overhead || sealedField[0] is not (Bytes or Utf16))
        {
            throw new StoreException($"{table}.{column} of row {row} is no encrypted field.");
        }

        byte[] plain = new byte[sealedField.Length - Overhead];
        ReadOnlySpan<byte> field = sealedField;
        try
        {
            CipherOf(BinaryPrimitives.ReadUInt32BigEndian(field[1..])).Decrypt(
                field[NonceStart..TagStart], field[Overhead..], field[TagStart..Overhead], plain, Associated(field[..NonceStart], table, row, column));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new StoreException($"{table}.{column} of row {row} cannot be decrypted: it was changed, or moved there from another row or store.", e);
        }

        return plain;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AesGcm cipher in ciphers.Values)
        {
            cipher.Dispose();
        }
    }

    private byte[] Seal(string table, long row, string column, ReadOnlySpan<byte> plain, byte form)
    {
        byte[] field = GC.AllocateUninitializedArray<byte>(Overhead + plain.Length);
        field[0] = form;
        BinaryPrimitives.WriteUInt32BigEndian(field.AsSpan(1), keys.CurrentId);
        TakeNonce(field.AsSpan(NonceStart, NonceSize));
        CipherOf(keys.CurrentId).Encrypt(
            field.AsSpan(NonceStart, NonceSize), plain, field.AsSpan(Overhead), field.AsSpan(TagStart, TagSize), Associated(field.AsSpan(0, NonceStart), table, row, column));
        return field;
    }

    private void TakeNonce(Span<byte> nonce)
    {
        if (nextNonce == NoncesAtOnce)
        {
            RandomNumberGenerator.Fill(nonces);
            nextNonce = 0;
        }

        nonces.AsSpan(nextNonce++ * NonceSize, NonceSize).CopyTo(nonce);
    }

    private AesGcm CipherOf(uint keyId)
    {
        if (!ciphers.TryGetValue(keyId, out AesGcm? cipher))
        {
            byte[] key = keys.FieldKey(keyId) ?? throw new StoreException($"An encrypted field names data key {keyId}, which this store does not have.");
            ciphers.Add(keyId, cipher = new AesGcm(key, TagSize));
        }

        return cipher;
    }

    /// <summary>Header, row, table, a zero byte, column: names of tables and columns are ASCII and hold no zero byte.</summary>
    private static byte[] Associated(ReadOnlySpan<byte> header, string table, long row, string column)
    {
        byte[] data = new byte[NonceStart + sizeof(long) + table.Length + 1 + column.Length];
        header.CopyTo(data);
        BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(NonceStart), row);
        int at = NonceStart + sizeof(long);
        at += Encoding.ASCII.GetBytes(table, data.AsSpan(at)) + 1;
        Encoding.ASCII.GetBytes(column, data.AsSpan(at));
        return data;
    }
}
