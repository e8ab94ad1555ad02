using System.Globalization;
using System.Text;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store;

/// <summary>The lock beside a store that one running worker holds. The operating system holds it, so it ends with the process: a lock file that a dead process left behind is taken over.</summary>
public sealed class StoreLock : IDisposable
{
    private readonly FileStream file;

    private StoreLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a store.</summary>
    /// <param name="storePath">The database file; '.lock' and '.lock.owner' are added for the lock's own files.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StoreLockedException">Another process holds it.</exception>
    public static StoreLock Take(string storePath, TimeProvider time)
    {
        string path = Path.GetFullPath(storePath) + ".lock";
        string ownerPath = path + ".owner";
        Keys.KeyFolder.Make(Path.GetDirectoryName(path)!);
        FileStream file;
        try
        {
            file = Keys.KeyFolder.Open(path, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException e)
        {
            throw StoreLockedException.For(ReadOwner(ownerPath), e);
        }

        try
        {
            // The owner stands in a file of its own because nobody else can open a locked one.
            string since = StoreTime.Write(time.GetUtcNow());
            using FileStream owner = Keys.KeyFolder.Open(ownerPath, FileMode.Create, FileShare.Read);
            owner.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{Environment.MachineName}\n{since}\n")));
            return new StoreLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => file.Dispose();

    private static string[] ReadOwner(string ownerPath)
    {
        try
        {
            return File.ReadAllLines(ownerPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
