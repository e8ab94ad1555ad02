using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Hashes what its sender put into a mail and no server changes: From, Date, Subject and the decoded parts. Line ends of text count as LF and empty
/// lines at its end not at
/// all, so that one mail fetched over IMAP and found in a Maildir is one.
/// </summary>
internal static class ContentHasher
{
    private const int ChunkBytes = 16 << 10;

    public static string Hash(MimePart mail) => Convert.ToHexStringLower(HashMail(mail));

    private static byte[] HashMail(MimePart mail)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in new[] { "From", "Date", "Subject" })
        {
            AppendLengthAnd(hash, Encoding.UTF8.GetBytes(mail.Headers.First(name)?.Value ?? ""));
        }

        AppendPart(hash, mail);
        return hash.GetHashAndReset();
    }

    private static void AppendPart(IncrementalHash hash, MimePart part)
    {
        if (part.ContentType.IsMessage && part.Children is [var mail])
        {
            hash.AppendData(HashMail(mail));
        }
        else if (part.ContentType.IsMultipart)
        {
            foreach (MimePart child in part.Children)
            {
                AppendPart(hash, child);
            }
        }
        else
        {
            // A digest has a known length: parts cannot flow into each other.
            hash.AppendData(part.ContentType.IsText || part.ContentStandsInMail ? HashText(part.Content.Span) : SHA256.HashData(part.Content.Span));
        }
    }

    private static byte[] HashText(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd("\r\n"u8);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int used = 0;
            while (!text.IsEmpty)
            {
                int length = text.IndexOf((byte)'\r');
                length = length < 0 ? text.Length : length;
                Append(hash, chunk, ref used, text[..length]);
                if (length < text.Length)
                {
                    // CR LF is the LF that follows; CR alone becomes one.
                    bool pair = length + 1 < text.Length && text[length + 1] == '\n';
                    Append(hash, chunk, ref used, pair ? [] : "\n"u8);
                    length++;
                }

                text = text[length..];
            }

            hash.AppendData(chunk, 0, used);
            return hash.GetHashAndReset();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static void Append(IncrementalHash hash, byte[] chunk, ref int used, ReadOnlySpan<byte> bytes)
    {
        if (used + bytes.Length > chunk.Length)
        {
            hash.AppendData(chunk, 0, used);
            used = 0;
        }

        if (bytes.Length > chunk.Length)
        {
            hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(chunk.AsSpan(used));
        used += bytes.Length;
    }

    private static void AppendLengthAnd(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
