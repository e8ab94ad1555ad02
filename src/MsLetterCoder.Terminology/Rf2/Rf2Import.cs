using MsLetterCoder.Terminology.Building;

namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Imports an RF2 Snapshot release: every file is read and checked before anything is written, so that a wrong one changes nothing.</summary>
public static class Rf2Import
{
    /// <summary>Bytes of progress between two reports.</summary>
    private const int ReportEvery = 1 << 23;

    /// <summary>Reads a release and writes it as a new file.</summary>
    /// <param name="release">Folder of the release, with the folders of all its extensions below it.</param>
    /// <param name="folder">Where the file goes.</param>
    /// <param name="name">Its name; null: the next number.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it; nothing is left behind.</param>
    /// <exception cref="TerminologyException">A file is missing, wrong or cut short; the message names file, line and column.</exception>
    public static ImportSummary Run(string release, string folder, string? name, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<Rf2File> files = Rf2File.Below(release);
        var builder = new TerminologyBuilder { Source = Path.GetFileName(Path.GetFullPath(release).TrimEnd(Path.DirectorySeparatorChar)) };
        Read(files, builder, progress, cancellation);
        return new TerminologyWriter(builder, progress, cancellation).Write(folder, name, progress);
    }

    internal static void Read(IReadOnlyList<Rf2File> files, TerminologyBuilder builder, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        long all = Math.Max(1, files.Sum(f => new FileInfo(f.Path).Length));
        long done = 0;
        var tables = new Rf2Tables(builder);
        Rf2Kind stage = Rf2Kind.Concept;
        foreach (Rf2File file in files)
        {
            for (; stage < file.Kind; stage++)
            {
                tables.Finish(stage);
            }

            using var reader = new Rf2Reader(file);
            long reported = -ReportEvery;
            while (reader.Next())
            {
                tables.Take(file.Kind, reader);
                if (reader.Position - reported >= ReportEvery)
                {
                    reported = reader.Position;
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report(new ImportProgress($"reading {file.Name}", 0.85 * (done + reported) / all));
                }
            }

            done += reader.Length;
        }

        for (; stage <= Rf2Kind.Simple; stage++)
        {
            tables.Finish(stage);
        }
    }
}
