using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MsLetterCoder.Review.Hosting;

/// <summary>Style sheets and script, from within the assembly. Their address holds a hash of their content, so that a browser keeps them until they change.</summary>
internal static partial class PageAssets
{
    private static readonly Dictionary<string, (byte[] Content, string Type)> Files = Load();

    private static readonly string Version = Convert.ToHexStringLower(SHA256.HashData([.. Files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Content)]))[..16];

    /// <summary>False where the program was built without npm: the pages are plain.</summary>
    public static bool HasNhsuk => Files.ContainsKey("nhsuk.css");

    /// <summary>Names of the files.</summary>
    public static IEnumerable<string> Names => Files.Keys;

    /// <summary>A file as it is served.</summary>
    public static string TextOf(string name) => Encoding.UTF8.GetString(Files[name].Content);

    /// <summary>Where a file is served.</summary>
    public static string PathOf(string name) => $"/assets/{Version}/{name}";

    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{version}/{name}", (string name, HttpContext context) =>
    {
        if (!Files.TryGetValue(name, out (byte[] Content, string Type) file))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(file.Content, file.Type);
    }).AllowAnonymous();

    private static Dictionary<string, (byte[] Content, string Type)> Load()
    {
        const string Folder = "Assets/";
        Assembly assembly = typeof(PageAssets).Assembly;
        var files = new Dictionary<string, (byte[], string)>(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            string text = reader.ReadToEnd();
            bool style = resource.EndsWith(".css", StringComparison.Ordinal);

            // NHS.UK's web font is licensed to its own sites and lies on its server: Arial takes its place, and nothing is fetched from outside.
            files.Add(resource[Folder.Length..], (Encoding.UTF8.GetBytes(style ? Outside().Replace(FontFace().Replace(text, ""), "none") : text), style ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8"));
        }

        return files;
    }

    [GeneratedRegex(@"@font-face\s*\{[^}]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FontFace();

    [GeneratedRegex(@"url\((?!data:)[^)]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Outside();
}
