using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsLetterCoder.App.Output;

/// <summary>What commands print with --json: one object on one line, names in lower case with underscores, times in UTC.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints an object.</summary>
    public static void Print(TextWriter output, JsonObject value) => output.WriteLine(value.ToJsonString(Plain));

    /// <summary>A time.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A time that may be missing.</summary>
    public static string? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;

    /// <summary>An array of objects.</summary>
    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> shape) => new([.. items.Select(shape)]);
}
