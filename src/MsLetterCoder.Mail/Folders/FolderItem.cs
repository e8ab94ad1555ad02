namespace MsLetterCoder.Mail.Folders;

/// <summary>One mail of a folder.</summary>
/// <param name="Identity">Stable name within the folder: the path relative to it with '/' between, in a Maildir without 'cur' or 'new' and without
/// the flags.</param>
/// <param name="Path">Full path of the file now; a Maildir renames files when their flags change.</param>
/// <param name="ReceivedAt">Time of the file's last change.</param>
/// <param name="Seen">True where a Maildir file carries the flag S.</param>
/// <param name="Size">Bytes of the file when it was listed.</param>
/// <param name="Delivered">True in a Maildir: a file there was written elsewhere and renamed in whole.</param>
public sealed record FolderItem(string Identity, string Path, DateTimeOffset ReceivedAt, bool Seen, long Size, bool Delivered)
{
    /// <summary>True where the file still has the size and time it was listed with; a file of a Maildir may have been renamed since and counts as unchanged.</summary>
    public bool IsUnchanged()
    {
        var now = new FileInfo(Path);
        return Delivered || (now.Exists && now.Length == Size && now.LastWriteTimeUtc == ReceivedAt.UtcDateTime);
    }

    /// <summary>Reads the file; null where it is longer than <paramref name="mostBytes"/>, which is checked before anything is read.</summary>
    /// <exception cref="IOException">The file is gone (listed again under its new name next time) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public byte[]? ReadAllBytes(long mostBytes)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long length = file.Length;
        if (length > mostBytes || length > Array.MaxLength)
        {
            return null;
        }

        byte[] bytes = new byte[length];
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
