using System.Globalization;
using System.Text;
using MsLetterCoder.Benchmarks.Material;

namespace MsLetterCoder.Benchmarks.Reports;

/// <summary>A page of figures in bench/results, with all that is needed to judge and repeat them.</summary>
internal sealed class Report(string name, string title, string command)
{
    private readonly string? _loadBefore = Machine.Load();
    private readonly List<Figure> _figures = [];
    private readonly StringBuilder _more = new();

    /// <summary>Adds a line to the table.</summary>
    public void Add(Figure figure)
    {
        _figures.Add(figure);
        Console.WriteLine($"{figure.What}: {figure.Measured}{(figure.Target is null ? "" : $" (target {figure.Target}: {figure.Verdict})")}");
    }

    /// <summary>Adds a paragraph below the table: how it was measured, and what to beware of.</summary>
    public void Say(string paragraph) => _more.Append('\n').Append(paragraph).Append('\n');

    /// <summary>Writes the page.</summary>
    public void Write()
    {
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {title}\n\n| what | measured | target | |\n| --- | --- | --- | --- |\n");
        foreach (Figure figure in _figures)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {figure.What} | {figure.Measured} | {figure.Target ?? "reported"} | {figure.Verdict} |\n");
        }

        page.Append(_more);
        page.Append(CultureInfo.InvariantCulture, $"\nMachine: {Machine.Describe()}.");
        page.Append(_loadBefore is null ? "\n" : $" Load average (1, 5, 15 min) before {_loadBefore}, after {Machine.Load()}.\n");
        page.Append(CultureInfo.InvariantCulture, $"Commit: {Machine.Commit()}. Date: {TimeProvider.System.GetUtcNow():yyyy-MM-dd}. Command: `dotnet run -c Release --project bench/MsLetterCoder.Benchmarks -- {command}`.\n");
        string path = Repository.Path("bench", "results", name + ".md");
        File.WriteAllText(path, page.ToString());
        Console.WriteLine($"Written: {Path.GetRelativePath(Repository.Root, path)}");
    }
}
