using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store;

/// <summary>Backups of a store: one encrypted file each, good with the store's key only. Key and audit anchor are not part of it.</summary>
public static class StoreBackup
{
    private const string Unfinished = ".unfinished";

    /// <summary>Makes a backup while others work on the store.</summary>
    /// <param name="options">The store.</param>
    /// <param name="target">A file that does not exist; it appears, with mode 0600, once it is whole and on the disk.</param>
    /// <param name="by">Account of who makes it.</param>
    /// <returns>The audit trail of the backup, as far as the backup itself can prove it.</returns>
    /// <exception cref="StoreException">The target exists, or the copy is not whole.</exception>
    public static AuditReport Make(StoreOptions options, string target, string by)
    {
        ArgumentNullException.ThrowIfNull(options);
        string path = Path.GetFullPath(target);
        RefuseToReplace(path);
        using (var store = LetterStore.Open(options))
        {
            store.Note(by, AuditAction.BackupMade);
        }

        return Copy(Path.GetFullPath(options.Path), path, path + Unfinished, copy => Check(options with { Path = copy }));
    }

    /// <summary>Puts a backup in the place of a store that is not there. It is checked with the key first; the audit anchor, which may know of later rows, then begins anew from the backup's last
    /// row, and the trail says so.</summary>
    /// <param name="options">Where the store is to lie, and its key.</param>
    /// <param name="source">The backup; left as it is.</param>
    /// <param name="by">Account of who puts it back.</param>
    /// <returns>The audit trail as restored.</returns>
    /// <exception cref="StoreException">There is a store already, or the backup is damaged, changed, or of another key.</exception>
    public static AuditReport Restore(StoreOptions options, string source, string by)
    {
        ArgumentNullException.ThrowIfNull(options);
        string path = Path.GetFullPath(options.Path);
        using var storeLock = StoreLock.Take(path, options.Time);
        foreach (string file in new[] { path, path + "-wal", path + "-shm", path + "-journal" })
        {
            RefuseToReplace(file);
        }

        if (!File.Exists(source))
        {
            throw new FileNotFoundException($"There is no backup at '{source}'.");
        }

        return Copy(Path.GetFullPath(source), path, path + Unfinished, copy =>
        {
            Check(options with { Path = copy });
            using var store = LetterStore.Open(options with { Path = copy });
            store.Note(by, AuditAction.StoreRestored);
            store.Audit.AcceptAnchor(by);
            return store.Audit.Verify();
        });
    }

    private static AuditReport Copy(string source, string target, string unfinished, Func<string, AuditReport> check)
    {
        File.Delete(unfinished);
        BackupCopy.Make(source, unfinished);
        try
        {
            AuditReport report = check(unfinished);
            File.Move(unfinished, target, overwrite: false);
            return report;
        }
        finally
        {
            // Gone where it was moved; left over, with its log, where the check failed.
            foreach (string file in new[] { unfinished, unfinished + "-wal", unfinished + "-shm", unfinished + "-journal" })
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Proves the copy's audit trail whole within itself; that the anchor knows of later rows is no fault of a backup.</summary>
    private static AuditReport Check(StoreOptions options)
    {
        AuditReport report = ReadOnlyVerify(options);
        return report.Findings.FirstOrDefault(f => f.Kind is AuditFindingKind.Changed or AuditFindingKind.Gap or AuditFindingKind.Replaced) is { } finding
            ? throw new StoreException($"The audit trail of the copy is not whole ({Labels.Of(finding.Kind)}): {finding.Words}")
            : report with { Findings = [] };
    }

    private static AuditReport ReadOnlyVerify(StoreOptions options)
    {
        using var session = new Session(options.Path, options.BusyTimeout, readOnly: true);
        KeyRing keys = StoreOpening.ReadKeys(session, StoreOpening.IdOf(session), new StoreKeys(options.Key, options.Path));
        return AuditVerifier.Verify(session, new AuditChain(keys.AuditKey), anchored: null);
    }

    private static void RefuseToReplace(string path)
    {
        if (File.Exists(path))
        {
            throw new StoreException($"{path} exists. Nothing is ever overwritten: name another file, or move it away first.");
        }
    }
}
