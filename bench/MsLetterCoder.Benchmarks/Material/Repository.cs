namespace MsLetterCoder.Benchmarks.Material;

/// <summary>The working copy this program was built from: its corpus is read and its results are written there.</summary>
internal static class Repository
{
    /// <summary>Its top folder: the nearest one above the program that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program stands outside a working copy.</exception>
    public static string Root { get; } = Find();

    /// <summary>A path below the top folder.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MsLetterCoder.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The benchmarks run inside a working copy of the repository: there is no MsLetterCoder.sln above the program.");
    }
}
