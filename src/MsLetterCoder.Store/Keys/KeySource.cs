namespace MsLetterCoder.Store.Keys;

/// <summary>Where a key-encryption key comes from: 32 bytes, written as 64 hexadecimal digits or in base64.</summary>
public sealed record KeySource
{
    private KeySource(KeySourceKind kind, string? place)
    {
        Kind = kind;
        Place = place;
    }

    /// <summary>A file of its own for each store, made with mode 0600 in the user's configuration folder ('MsLetterCoder/keys').</summary>
    public static KeySource ConfigurationFolder { get; } = new(KeySourceKind.Folder, null);

    internal KeySourceKind Kind { get; }

    /// <summary>Name of the variable, path of the file or folder; null for the user's configuration folder.</summary>
    internal string? Place { get; }

    /// <summary>The environment variable of that name.</summary>
    public static KeySource Variable(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(KeySourceKind.Variable, name);
    }

    /// <summary>A file that somebody else made and looks after. It may not lie in the database's folder.</summary>
    public static KeySource File(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(KeySourceKind.File, System.IO.Path.GetFullPath(path));
    }

    /// <summary>As <see cref="ConfigurationFolder"/>, in another folder. It may not be the database's folder.</summary>
    public static KeySource Folder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(KeySourceKind.Folder, System.IO.Path.GetFullPath(path));
    }
}
