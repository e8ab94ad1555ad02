namespace MsLetterCoder.Store.Keys;

/// <summary>The kinds of places a key-encryption key comes from.</summary>
internal enum KeySourceKind
{
    /// <summary>An environment variable.</summary>
    Variable,

    /// <summary>A file that a person made.</summary>
    File,

    /// <summary>A folder in which the program makes a file for each store.</summary>
    Folder,
}
