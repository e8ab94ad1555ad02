using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Store.Keys;

/// <summary>A second key to the store that only paper holds: 160 random bits, written as 8 groups of 5 characters of Crockford's base 32 (no I, L, O, U). The last of each group is a check character
/// over the group and its place, in GF(32): one wrong character, two neighbours exchanged and two groups exchanged are all found.</summary>
internal sealed class RecoveryKey
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Bits = 5;
    private const int Groups = 8;
    private const int Data = 4;
    private const int Secret = Groups * Data * Bits / 8;

    private readonly byte[] secret;

    private RecoveryKey(byte[] secret) => this.secret = secret;

    /// <summary>The key as it is written down.</summary>
    public string Written
    {
        get
        {
            var written = new StringBuilder();
            int[] values = Values(secret);
            for (int group = 0; group < Groups; group++)
            {
                ReadOnlySpan<int> data = values.AsSpan(group * Data, Data);
                written.Append(group == 0 ? "" : "-");
                foreach (int value in data)
                {
                    written.Append(Alphabet[value]);
                }

                written.Append(Alphabet[Check(data, group)]);
            }

            return written.ToString();
        }
    }

    /// <summary>The key that wraps the store's data keys.</summary>
    public KeyEncryptionKey Wrapping => KeyEncryptionKey.From(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyEncryptionKey.Size, info: "mslettercoder/recovery/1"u8.ToArray()));

    /// <summary>A new random key.</summary>
    public static RecoveryKey Make() => new(RandomNumberGenerator.GetBytes(Secret));

    /// <summary>Reads a key as a person types it: case, blanks and hyphens do not count; O is read as 0, I and L as 1.</summary>
    /// <exception cref="StoreKeyException">It is none; the message names the first wrong group and repeats nothing of it.</exception>
    public static RecoveryKey Parse(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        int[] values = [.. typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '\u2010' or '\u2013')).Select(Value)];
        if (values.Length != Groups * (Data + 1))
        {
            throw new StoreKeyException($"A recovery key is {Groups} groups of {Data + 1} characters: {Groups * (Data + 1)} in all. {values.Length} were given.");
        }

        var bits = new List<int>(Groups * Data);
        for (int group = 0; group < Groups; group++)
        {
            ReadOnlySpan<int> written = values.AsSpan(group * (Data + 1), Data + 1);
            if (written.Contains(-1) || Check(written[..Data], group) != written[Data])
            {
                throw new StoreKeyException($"Group {group + 1} of the recovery key has a typing error, or stands in the wrong place.");
            }

            bits.AddRange(written[..Data]);
        }

        return new RecoveryKey(Bytes(bits));
    }

    /// <summary>Weights are powers of the generator, all different, and the group's own term is not 0: that is what finds exchanges.</summary>
    private static int Check(ReadOnlySpan<int> data, int group)
    {
        int check = group + 1;
        foreach (int value in data)
        {
            // Horner's scheme: each value ends with another power.
            check = Doubled(check ^ value);
        }

        return check;
    }

    /// <summary>Times x in GF(2)[x] modulo x^5 + x^2 + 1.</summary>
    private static int Doubled(int value) => (value & 16) == 0 ? value << 1 : (value << 1) ^ 0b100101;

    private static int Value(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var other => Alphabet.IndexOf(other, StringComparison.Ordinal),
    };

    private static int[] Values(byte[] bytes)
    {
        int[] values = new int[bytes.Length * 8 / Bits];
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            values[bit / Bits] = (values[bit / Bits] << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
        }

        return values;
    }

    private static byte[] Bytes(List<int> values)
    {
        byte[] bytes = new byte[values.Count * Bits / 8];
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] = (byte)((bytes[bit / 8] << 1) | ((values[bit / Bits] >> (Bits - 1 - (bit % Bits))) & 1));
        }

        return bytes;
    }
}
