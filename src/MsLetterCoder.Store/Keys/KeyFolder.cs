namespace MsLetterCoder.Store.Keys;

/// <summary>The user's configuration folder for stores: key files and audit anchors, each named by a hash of the store's id so that two stores never share one.</summary>
internal static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>The folder of the user who runs the program.</summary>
    /// <exception cref="StoreKeyException">The user has none.</exception>
    public static string OfUser()
    {
        string configuration = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return configuration.Length > 0
            ? Path.Combine(configuration, "MsLetterCoder", "keys")
            : throw new StoreKeyException("This user has no configuration folder to keep the store's key and audit anchor in. Name a key file or an environment variable, and a folder for the anchor.");
    }

    /// <summary>The file of one store in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="storeId">The store's random id.</param>
    /// <param name="extension">With its point.</param>
    public static string FileOf(string folder, string storeId, string extension) =>
        Path.Combine(folder, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(storeId)).AsSpan(0, 16)) + extension);

    /// <summary>Makes a folder that only its owner can enter, and so those above it that do not exist; leaves what exists as it is.</summary>
    public static void Make(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        // One at a time: .NET gives folders above the one asked for the mode of the process.
        if (Path.GetDirectoryName(folder) is { Length: > 0 } above)
        {
            Make(above);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnlyFolder);
        }
    }

    /// <summary>Makes a file that only its owner can read, and forces it to the disk.</summary>
    /// <exception cref="IOException">It exists already.</exception>
    public static void MakeFile(string path, ReadOnlySpan<byte> content)
    {
        using FileStream file = Open(path, FileMode.CreateNew, FileShare.None);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Opens a file for writing, unbuffered; one that is made here can be read by its owner only, from its first byte on.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>True where anybody but the owner may read or write the file; always false on Windows, where the folder's access list decides.</summary>
    public static bool OpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0;

    /// <summary>Refuses a secret that lies in the database's own folder: whoever copies the one would have the other.</summary>
    /// <exception cref="StoreKeyException">It does.</exception>
    public static void RefuseBeside(string databasePath, string secretPath, string what)
    {
        if (RealFolder(databasePath) == RealFolder(secretPath))
        {
            throw new StoreKeyException($"{what} lies in the same folder as the database. Keep it in another place, so that a copy of the folder does not give away the letters.");
        }
    }

    /// <summary>Folder of a file with symbolic links followed, also those of folders above it.</summary>
    private static string RealFolder(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string root = Path.GetPathRoot(folder)!;
        string real = root;
        foreach (string name in folder[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            if (new DirectoryInfo(real) is { Exists: true, LinkTarget: not null } link)
            {
                real = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            }
        }

        return Path.TrimEndingDirectorySeparator(real);
    }
}
