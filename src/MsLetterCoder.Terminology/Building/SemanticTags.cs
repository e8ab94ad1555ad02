namespace MsLetterCoder.Terminology.Building;

/// <summary>Semantic tags: the last words in brackets of a fully specified name ('(disorder)').</summary>
public static class SemanticTags
{
    /// <summary>Tags whose terms are matched in texts, those first that win where several concepts share a term. Body structures, qualifiers, organisms, people and places are not clinical statements by themselves.</summary>
    private static readonly string[] Clinical =
    [
        "disorder", "finding", "situation", "medicinal product", "product", "medicinal product form", "clinical drug", "virtual medicinal product", "actual medicinal product", "substance", "procedure",
        "regime/therapy", "event", "physical object", "observable entity", "morphologic abnormality",
    ];

    /// <summary>Other tags of the terminology.</summary>
    private static readonly string[] Others =
    [
        "organism", "body structure", "cell", "cell structure", "qualifier value", "ethnic group", "racial group", "specimen", "environment", "attribute", "occupation", "person", "assessment scale", "navigational concept",
        "unit of presentation", "tumor staging", "tumour staging", "physical force", "core metadata concept", "foundation metadata concept", "metadata", "linkage concept", "staging scale", "record artifact", "dose form",
        "basic dose form", "geographic location", "environment / location", "life style", "religion/philosophy", "social concept", "special concept", "inactive concept", "namespace concept", "link assertion",
        "administrative concept", "context-dependent category", "disposition", "role", "supplier", "transformation", "release characteristic", "administration method", "intended site", "state of matter", "link", "biological function",
    ];

    /// <summary>True for a tag of the terminology.</summary>
    public static bool IsKnown(ReadOnlySpan<char> tag)
    {
        string text = tag.ToString();
        return Array.IndexOf(Clinical, text) >= 0 || Array.IndexOf(Others, text) >= 0;
    }

    /// <summary>Position of the tag's brackets in a name; -1 where it has none.</summary>
    public static int Start(ReadOnlySpan<char> name) => name.Length > 3 && name[^1] == ')' && name.LastIndexOf(" (") is > 0 and int at ? at : -1;

    /// <summary>The tag of a fully specified name, empty where it has none.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> name) => Start(name) is > 0 and int at ? name[(at + 2)..^1] : [];

    /// <summary>The name without its tag.</summary>
    public static ReadOnlySpan<char> Without(ReadOnlySpan<char> name) => Start(name) is > 0 and int at ? name[..at] : name;

    /// <summary>0 for the tag that wins over all others, -1 for one that is not matched in texts.</summary>
    public static int Rank(string tag) => Array.IndexOf(Clinical, tag);

    /// <summary>Kind of concept, as in the inventory, that a tag stands for.</summary>
    public static string KindOf(string tag) => tag switch
    {
        "procedure" or "regime/therapy" => "procedure",
        "observable entity" => "observable",
        "physical object" => "device",
        "substance" or "product" or "clinical drug" => "drug",
        _ => tag.Contains("medicinal product", StringComparison.Ordinal) ? "drug" : "finding",
    };
}
