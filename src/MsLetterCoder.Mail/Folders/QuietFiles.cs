namespace MsLetterCoder.Mail.Folders;

/// <summary>
/// Keeps out files that somebody may still be writing. A file is quiet where its last change lies at least the settling time back, or where it had the
/// same size and time at two looks at least that far apart (the clock of a share may be ahead). A Maildir's files are whole by its rules.
/// </summary>
/// <param name="settle">The settling time; zero: every file is quiet.</param>
/// <param name="time">The clock.</param>
public sealed class QuietFiles(TimeSpan settle, TimeProvider time)
{
    private Dictionary<string, Sight> restless = new(StringComparer.Ordinal);

    /// <summary>The settling time.</summary>
    public TimeSpan Settle => settle;

    /// <summary>How many files of the last look were not quiet.</summary>
    public int Restless => restless.Count;

    /// <summary>Parts what was listed at one look.</summary>
    /// <returns>The quiet ones, in the order given.</returns>
    public IReadOnlyList<FolderItem> Of(IEnumerable<FolderItem> listed)
    {
        var quiet = new List<FolderItem>();
        var seen = new Dictionary<string, Sight>(StringComparer.Ordinal);
        DateTimeOffset now = time.GetUtcNow();
        long moment = time.GetTimestamp();
        foreach (FolderItem item in listed)
        {
            Sight sight = restless.TryGetValue(item.Identity, out Sight before) && before.Size == item.Size && before.Changed == item.ReceivedAt
                ? before
                : new Sight(item.Size, item.ReceivedAt, moment);
            if (item.Delivered || now - item.ReceivedAt >= settle || time.GetElapsedTime(sight.Since, moment) >= settle)
            {
                quiet.Add(item);
            }
            else
            {
                seen.Add(item.Identity, sight);
            }
        }

        restless = seen;
        return quiet;
    }

    /// <summary>Takes note that a file listed as quiet changed while it was read.</summary>
    public void Changed(FolderItem item) => restless[item.Identity] = new Sight(-1, item.ReceivedAt, time.GetTimestamp());

    private readonly record struct Sight(long Size, DateTimeOffset Changed, long Since);
}
