using System.Text;

namespace MsLetterCoder.Store.Keys;

/// <summary>Finds, makes and replaces the key-encryption key of one store.</summary>
internal sealed class StoreKeys(KeySource source, string databasePath)
{
    /// <summary>The source the keys come from.</summary>
    public KeySource Source => source;

    /// <summary>Makes or reads the key for a new store.</summary>
    /// <exception cref="StoreKeyException">The source names no usable key.</exception>
    public KeyEncryptionKey ForNewStore(string storeId)
    {
        if (source.Kind != KeySourceKind.Folder)
        {
            return Read(storeId);
        }

        string path = FileOf(storeId);
        KeyFolder.RefuseBeside(databasePath, path, "The key file");
        KeyFolder.Make(Path.GetDirectoryName(path)!);
        string text = KeyEncryptionKey.NewText();
        KeyFolder.MakeFile(path, Encoding.ASCII.GetBytes(text + "\n"));
        return KeyEncryptionKey.Parse(text, "The new key file");
    }

    /// <summary>Reads the key of a store that exists. A rotation that was cut off between the database and the key file is finished.</summary>
    /// <param name="storeId">The store's id.</param>
    /// <param name="wrapped">Any data key of the store, wrapped, to tell which key it needs.</param>
    /// <exception cref="StoreKeyException">There is no usable key.</exception>
    public KeyEncryptionKey ForStore(string storeId, ReadOnlySpan<byte> wrapped)
    {
        string pending = source.Kind == KeySourceKind.Folder ? PendingOf(storeId) : "";
        if (pending.Length > 0 && File.Exists(pending))
        {
            KeyEncryptionKey next = ReadFile(pending, ownedByProgram: true);
            if (next.Wrapped(wrapped))
            {
                File.Move(pending, FileOf(storeId), overwrite: true);
                return next;
            }
        }

        return Read(storeId);
    }

    /// <summary>Prepares the key that a rotation changes to; <see cref="FinishRotation"/> makes it the one in force once the database has been written.</summary>
    public KeyEncryptionKey PrepareRotation(string storeId)
    {
        if (source.Kind != KeySourceKind.Folder)
        {
            return Read(storeId);
        }

        string pending = PendingOf(storeId);
        KeyFolder.RefuseBeside(databasePath, pending, "The key file");
        KeyFolder.Make(Path.GetDirectoryName(pending)!);
        File.Delete(pending);
        string text = KeyEncryptionKey.NewText();
        KeyFolder.MakeFile(pending, Encoding.ASCII.GetBytes(text + "\n"));
        return KeyEncryptionKey.Parse(text, "The new key file");
    }

    /// <summary>Puts the prepared key file in the place of the old one.</summary>
    public void FinishRotation(string storeId)
    {
        if (source.Kind == KeySourceKind.Folder)
        {
            File.Move(PendingOf(storeId), FileOf(storeId), overwrite: true);
        }
    }

    private string FileOf(string storeId) => KeyFolder.FileOf(source.Place ?? KeyFolder.OfUser(), storeId, ".key");

    private string PendingOf(string storeId) => FileOf(storeId) + ".next";

    private KeyEncryptionKey Read(string storeId) => source.Kind switch
    {
        KeySourceKind.Variable => ReadVariable(),
        KeySourceKind.File => ReadFile(source.Place!, ownedByProgram: false),
        _ => ReadFile(FileOf(storeId), ownedByProgram: true),
    };

    private KeyEncryptionKey ReadVariable()
    {
        string? text = Environment.GetEnvironmentVariable(source.Place!);
        return string.IsNullOrWhiteSpace(text)
            ? throw new StoreKeyException($"The environment variable {source.Place} holds no key. Set it to the store's key; without it nothing in the store can be read.")
            : KeyEncryptionKey.Parse(text, $"The environment variable {source.Place}");
    }

    private KeyEncryptionKey ReadFile(string path, bool ownedByProgram)
    {
        KeyFolder.RefuseBeside(databasePath, path, "The key file");
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoreKeyException($"The store's key file {path} is missing. Put it back, or name where the key is; without it nothing in the store can be read.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreKeyException($"The store's key file {path} cannot be read by this user.", e);
        }

        return ownedByProgram && KeyFolder.OpenToOthers(path)
            ? throw new StoreKeyException($"The store's key file {path} can be read by other users. Set its mode to 0600; if others may have read it, rotate the key.")
            : KeyEncryptionKey.Parse(text, $"The key file {path}");
    }
}
