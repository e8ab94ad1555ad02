using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace MsLetterCoder.Review.Access;

/// <summary>Time-based one-time codes of six digits, a new one every 30 seconds (RFC 6238 with HMAC-SHA-1, what authenticator apps speak).</summary>
public static class TimeCode
{
    /// <summary>Length of a secret in bytes (RFC 4226 section 4: 160 bits).</summary>
    public const int SecretBytes = 20;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    /// <summary>Steps before and after now that are taken too: clocks differ.</summary>
    private const int Drift = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The time step whose code this is, within a step of now; null where it is none's.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="code">Six digits; blanks do not count.</param>
    /// <param name="now">Now.</param>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        string digits = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        int wanted = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        long current = now.ToUnixTimeSeconds() / StepSeconds;
        for (long step = current - Drift; step <= current + Drift; step++)
        {
            if (Of(secret, step) == wanted)
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The code of a step, 0 to 999999.</summary>
    public static int Of(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 codes are HMAC-SHA-1 in every authenticator app; its weakness against collisions does not touch HMAC.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        int offset = mac[^1] & 0xF;
        return (BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue) % Modulus;
    }

    /// <summary>A secret as people type it: base 32 in groups of four.</summary>
    public static string Spell(byte[] secret)
    {
        var letters = new System.Text.StringBuilder();
        int bits = 0;
        int value = 0;
        foreach (byte b in secret)
        {
            value = ((value << 8) | b) & 0xFFFF;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                letters.Append(Base32[(value >> bits) & 31]);
                if ((letters.Length + 1) % 5 == 0)
                {
                    letters.Append(' ');
                }
            }
        }

        return letters.ToString().Trim();
    }

    /// <summary>What an authenticator app reads from a picture (Key URI format).</summary>
    public static string Uri(string account, byte[] secret) =>
        $"otpauth://totp/MsLetterCoder:{System.Uri.EscapeDataString(account)}?secret={Spell(secret).Replace(" ", "", StringComparison.Ordinal)}&issuer=MsLetterCoder";
}
