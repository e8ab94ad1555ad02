namespace MsLetterCoder.App.Tests.Support;

/// <summary>Where the repository lies on this machine.</summary>
internal static class Repository
{
    /// <summary>Its top folder: the one that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("The tests do not run inside the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "MsLetterCoder.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
