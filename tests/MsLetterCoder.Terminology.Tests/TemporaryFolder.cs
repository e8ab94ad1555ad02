namespace MsLetterCoder.Terminology.Tests;

/// <summary>A folder of its own for one test, deleted afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("mslc-terms-").FullName;

    public string In(params string[] parts) => Path.Combine([FullPath, .. parts]);

    public string Write(string name, string content)
    {
        string path = In(name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
