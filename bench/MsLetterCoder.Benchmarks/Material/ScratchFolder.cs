namespace MsLetterCoder.Benchmarks.Material;

/// <summary>A folder for one run, deleted after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("mslc-bench-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
