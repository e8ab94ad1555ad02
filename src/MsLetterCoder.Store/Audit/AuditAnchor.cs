using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Audit;

/// <summary>The head of the audit chain, kept in a file outside the database so that rows cut off the end are missed. The file has two slots, written in turn, so that a write that is cut off
/// leaves the other; each slot carries a MAC. Several processes may advance it: the slot with the higher row counts.</summary>
internal sealed class AuditAnchor(string path, string storeId, byte[] key, TimeProvider time) : IDisposable
{
    /// <summary>How long a head may stand in the file without being forced to the disk. A kill loses nothing of it; a power cut leaves the anchor behind the chain, which is no finding.</summary>
    private static readonly TimeSpan ForceAfter = TimeSpan.FromSeconds(1);

    private const int SlotSize = 256;
    private const string Mark = "audit-anchor/1";

    private AuditHead? lastWritten;
    private long? lastForced;
    private bool unforced;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Why the last head could not be anchored; null where it was.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Makes the file for an empty chain, before the first row is committed: from then on a missing file is a finding.</summary>
    public void Create()
    {
        KeyFolder.Make(System.IO.Path.GetDirectoryName(path)!);
        byte[] slots = new byte[2 * SlotSize];
        slots.AsSpan().Fill((byte)' ');
        Slot(AuditHead.Empty).CopyTo(slots, 0);
        KeyFolder.MakeFile(path, slots);
    }

    /// <summary>Anchors a new head; it is forced to the disk once a second at most, and when the store is closed. Where the file is missing or names a row that the chain does not have, it is left alone: it is the evidence until a person accepts
    /// the chain as it is (<see cref="Accept"/>).</summary>
    /// <remarks>The commit has happened, so a file that cannot be written stops nobody: it is remembered in <see cref="Failure"/>, and the verifier shows the rows as unanchored.</remarks>
    public void Advance(Session session, AuditHead? head)
    {
        if (head is null)
        {
            return;
        }

        try
        {
            if (Read() is { } anchored && anchored.Id < head.Id && (lastWritten?.IsSameAs(anchored) == true || AuditChain.Contains(session, anchored)))
            {
                Write(head);
            }

            Failure = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = e;
        }
    }

    /// <summary>Starts the anchor anew from a head that a person accepts.</summary>
    public void Accept(AuditHead head)
    {
        KeyFolder.Make(System.IO.Path.GetDirectoryName(path)!);
        File.Delete(path);
        Create();
        Write(head);
    }

    /// <summary>The anchored head; null where the file is missing or no slot is whole.</summary>
    public AuditHead? Read()
    {
        byte[] slots = new byte[2 * SlotSize];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            file.ReadAtLeast(slots, slots.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        AuditHead? first = ReadSlot(slots.AsSpan(0, SlotSize));
        AuditHead? second = ReadSlot(slots.AsSpan(SlotSize));
        return first is null || second?.Id > first.Id ? second : first;
    }

    /// <summary>Forces what was written last to the disk.</summary>
    public void Dispose()
    {
        if (!unforced)
        {
            return;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As in Advance: the commit has happened, and the verifier shows rows that are not anchored.
            Failure = e;
        }
    }

    private void Write(AuditHead head)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Position = head.Id % 2 * SlotSize;
        file.Write(Slot(head));
        unforced = lastForced is { } before && time.GetElapsedTime(before) < ForceAfter;
        if (!unforced)
        {
            file.Flush(flushToDisk: true);
            lastForced = time.GetTimestamp();
        }

        lastWritten = head;
    }

    private byte[] Slot(AuditHead head)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Mark} {head.Id} {Convert.ToHexStringLower(head.Mac)}");
        return Encoding.ASCII.GetBytes($"{text} {Seal(text)}".PadRight(SlotSize - 1) + "\n");
    }

    private AuditHead? ReadSlot(ReadOnlySpan<byte> slot)
    {
        string[] fields = Encoding.ASCII.GetString(slot).Split((char[]?)[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return fields is [Mark, var id, var mac, var seal]
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(seal), Encoding.ASCII.GetBytes(Seal($"{Mark} {id} {mac}")))
                ? new AuditHead(long.Parse(id, CultureInfo.InvariantCulture), Convert.FromHexString(mac))
                : null;
    }

    private string Seal(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"anchor\0{storeId}\0{text}")));
}
