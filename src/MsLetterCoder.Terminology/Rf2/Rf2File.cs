using System.Text.RegularExpressions;

namespace MsLetterCoder.Terminology.Rf2;

/// <summary>A Snapshot file of a release, known by its name (SNOMED CT Release File Specification, section 3.3).</summary>
internal sealed partial record Rf2File(Rf2Kind Kind, string Path, string Name)
{
    private static readonly string[] Concept = ["id", "effectiveTime", "active", "moduleId", "definitionStatusId"];
    private static readonly string[] Description = ["id", "effectiveTime", "active", "moduleId", "conceptId", "languageCode", "typeId", "term", "caseSignificanceId"];
    private static readonly string[] Refset = ["id", "effectiveTime", "active", "moduleId", "refsetId", "referencedComponentId"];
    private static readonly string[] Complex = [.. Refset, "mapGroup", "mapPriority", "mapRule", "mapAdvice", "mapTarget", "correlationId"];

    /// <summary>The column names that its header may hold; the complex and extended maps come in three forms.</summary>
    public IReadOnlyList<string[]> Headers => Kind switch
    {
        Rf2Kind.Concept => [Concept],
        Rf2Kind.Description => [Description],
        Rf2Kind.Language => [[.. Refset, "acceptabilityId"]],
        Rf2Kind.Association => [[.. Refset, "targetComponentId"]],
        Rf2Kind.ExtendedMap => [[.. Complex, "mapBlock"], [.. Complex, "mapCategoryId"], Complex],
        Rf2Kind.SimpleMap => [[.. Refset, "mapTarget"]],
        _ => [Refset],
    };

    /// <summary>All Snapshot files below a folder in the order in which they are read; Full and Delta files and kinds that an import does not use are left out.</summary>
    /// <exception cref="TerminologyException">The folder holds no release.</exception>
    public static IReadOnlyList<Rf2File> Below(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new TerminologyException($"There is no folder '{folder}'.");
        }

        var files = new List<Rf2File>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories))
        {
            if (KindOf(System.IO.Path.GetFileName(path)) is { } kind)
            {
                files.Add(new Rf2File(kind, path, System.IO.Path.GetRelativePath(folder, path)));
            }
        }

        foreach ((Rf2Kind kind, string what) in new[] { (Rf2Kind.Concept, "sct2_Concept_…Snapshot…txt"), (Rf2Kind.Description, "sct2_Description_…Snapshot…txt") })
        {
            if (!files.Exists(f => f.Kind == kind))
            {
                throw new TerminologyException($"'{folder}' holds no {what}: name the folder of an unpacked RF2 release with its Snapshot files.");
            }
        }

        files.Sort((a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    internal static Rf2Kind? KindOf(string name)
    {
        Match match = ReleaseName().Match(name);
        if (!match.Success)
        {
            return null;
        }

        string content = match.Groups["content"].Value;
        bool Holds(string word) => content.Contains(word, StringComparison.Ordinal);
        return match.Groups["form"].Value switch
        {
            "Concept_" => Rf2Kind.Concept,
            "Description_" => Rf2Kind.Description,
            "cRefset_" when Holds("Language") => Rf2Kind.Language,
            "cRefset_" when Holds("Association") => Rf2Kind.Association,
            "iissscRefset_" or "iisssccRefset_" or "iisssciRefset_" when Holds("Map") => Rf2Kind.ExtendedMap,
            "sRefset_" when Holds("SimpleMap") => Rf2Kind.SimpleMap,
            "Refset_" => Rf2Kind.Simple,
            _ => null,
        };
    }

    [GeneratedRegex(@"^x?(sct2_(?<form>Concept_|Description_)|der2_(?<form>[a-z]*Refset_))(?<content>[A-Za-z0-9]*)Snapshot[-_.]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReleaseName();
}
