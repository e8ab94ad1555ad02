using System.Buffers;
using System.IO.Compression;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Unpacks every XML file of a DOCX once, counting, before anything else opens it: what the directory of a zip says of sizes is its sender's word.
/// </summary>
internal static class ZipCheck
{
    private const long RatioFrom = 1 << 20;
    private const int ChunkBytes = 64 << 10;

    /// <summary>Null where the zip keeps to the limits; else why it is not opened.</summary>
    public static Unreadable? Run(ReadOnlyMemory<byte> file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var zip = new ZipArchive(new ReadOnlyMemoryStream(file), ZipArchiveMode.Read);
            if (zip.Entries.Count > limits.ZipEntries)
            {
                return new Unreadable(UnreadableKind.OverLimit, $"The document holds more than {limits.ZipEntries} files.");
            }

            long total = 0;
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                    || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                {
                    long most = Math.Min(limits.UnpackedBytes - total, Math.Max(RatioFrom, entry.CompressedLength * limits.ZipRatio));
                    long unpacked = Count(entry, most, cancellationToken);
                    if (unpacked > most)
                    {
                        return new Unreadable(UnreadableKind.OverLimit, "The document unpacks to more than the limit allows; it was not opened.");
                    }

                    total += unpacked;
                }
            }

            return null;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return new Unreadable(UnreadableKind.Damaged, "The document is a damaged zip file.");
        }
    }

    private static long Count(ZipArchiveEntry entry, long most, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            using Stream content = entry.Open();
            long count = 0;
            int read;
            while (count <= most && (read = content.Read(buffer)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                count += read;
            }

            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
