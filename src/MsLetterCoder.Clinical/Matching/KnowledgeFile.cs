using System.Reflection;
using System.Text;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>A tab-separated knowledge file built into the assembly (docs/knowledge-files.md).</summary>
internal sealed class KnowledgeFile
{
    private const string Prefix = "Knowledge/";

    private KnowledgeFile(string name, string text)
    {
        Name = name;
        Rows = [.. Parse(name, text)];
    }

    /// <summary>File name below Knowledge/.</summary>
    public string Name { get; }

    /// <summary>Lines with content, comments left out.</summary>
    public IReadOnlyList<KnowledgeRow> Rows { get; }

    /// <summary>Names of the files below a folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Select(n => n.Replace('\\', '/'))
            .Where(n => n.StartsWith(Prefix + folder + "/", StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..])
            .Order(StringComparer.Ordinal)];

    /// <summary>Opens a file.</summary>
    /// <exception cref="KnowledgeException">There is none of that name.</exception>
    public static KnowledgeFile Open(string name)
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        string resource = assembly.GetManifestResourceNames().FirstOrDefault(n => n.Replace('\\', '/') == Prefix + name)
            ?? throw new KnowledgeException($"The knowledge file {name} is missing from the program.");
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new KnowledgeFile(name, reader.ReadToEnd());
    }

    /// <summary>A file from text, for tests.</summary>
    public static KnowledgeFile From(string name, string text) => new(name, text);

    private static IEnumerable<KnowledgeRow> Parse(string name, string text)
    {
        int line = 0;
        foreach (string raw in text.Split('\n'))
        {
            line++;
            string content = raw.TrimEnd('\r');
            if (content.Length > 0 && content[0] != '#' && !string.IsNullOrWhiteSpace(content))
            {
                yield return new KnowledgeRow(name, line, content.Split('\t'));
            }
        }
    }
}
