namespace MsLetterCoder.App.Output;

/// <summary>Files that only the user who runs the program can read.</summary>
internal static class PrivateFile
{
    /// <summary>Makes a file of mode 0600, or empties one that is there.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
