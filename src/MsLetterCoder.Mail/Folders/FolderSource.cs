namespace MsLetterCoder.Mail.Folders;

/// <summary>
/// Lists the mails of a folder of .eml files (with the folders in it), of Maildirs (cr.yp.to/proto/maildir.html), or a single file. Nothing is ever
/// moved or changed.
/// An item is told by its identity in <see cref="Mailbox"/>; its UIDVALIDITY is always 1.
/// </summary>
/// <param name="path">The folder, Maildir or file.</param>
public sealed class FolderSource(string path)
{
    private const string MailExtension = ".eml";
    private readonly string root = Path.GetFullPath(path);

    /// <summary>Full path of the folder: the mailbox name under which its items are stored.</summary>
    public string Mailbox => root;

    /// <summary>Lists the mails, sorted by identity, ordinally. Links to other folders are not followed.</summary>
    /// <exception cref="IOException">The path does not exist or a folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public IEnumerable<FolderItem> List(CancellationToken cancellationToken = default)
    {
        if (File.Exists(root))
        {
            return [Item(new FileInfo(root), Path.GetFileName(root), seen: false, delivered: false)];
        }

        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"The mail folder {root} does not exist.");
        }

        var items = new SortedDictionary<string, FolderItem>(StringComparer.Ordinal);
        var waiting = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (waiting.TryPop(out DirectoryInfo? folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsMaildir(folder))
            {
                ListMaildir(folder, items);
                continue;
            }

            foreach (FileInfo file in folder.EnumerateFiles().Where(f => f.Extension.Equals(MailExtension, StringComparison.OrdinalIgnoreCase)))
            {
                string identity = Relative(file.FullName);
                items[identity] = Item(file, identity, seen: false, delivered: false);
            }

            foreach (DirectoryInfo inner in folder.EnumerateDirectories().Where(d => !d.Attributes.HasFlag(FileAttributes.ReparsePoint)))
            {
                waiting.Push(inner);
            }
        }

        return items.Values;
    }

    private static bool IsMaildir(DirectoryInfo folder) => Directory.Exists(Path.Combine(folder.FullName, "cur"))
        && Directory.Exists(Path.Combine(folder.FullName, "new"));

    /// <summary>
    /// Lists 'new' before 'cur': a mail that another program moves meanwhile is then met at least once, and its identity is the same in both.
    /// </summary>
    private void ListMaildir(DirectoryInfo maildir, SortedDictionary<string, FolderItem> items)
    {
        foreach (string place in new[] { "new", "cur" })
        {
            foreach (FileInfo file in new DirectoryInfo(Path.Combine(maildir.FullName, place)).EnumerateFiles().Where(f => !f.Name.StartsWith('.')))
            {
                // Windows cannot have ':' in names; programs there write ';' or '!' before the flags.
                int info = file.Name.LastIndexOfAny([':', ';', '!']);
                bool flagged = info > 0 && file.Name.AsSpan(info + 1).StartsWith("2,");
                string unique = info > 0 ? file.Name[..info] : file.Name;
                string identity = Relative(Path.Combine(maildir.FullName, unique));
                bool seen = place == "cur" && flagged && file.Name.AsSpan(info + 3).Contains('S');
                items[identity] = Item(file, identity, seen, delivered: true);
            }
        }
    }

    private string Relative(string fullPath) => Path.GetRelativePath(root, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    private static FolderItem Item(FileInfo file, string identity, bool seen, bool delivered) =>
        new(identity, file.FullName, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), seen, file.Exists ? file.Length : 0, delivered);
}
