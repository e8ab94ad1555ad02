using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Choices as JSON: one object, names in lower case with underscores (docs/employer-letter.md). What is missing is as in <see cref="EmployerChoices"/>; an unknown name or word is refused.</summary>
public static class EmployerChoicesJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Names =
    [
        "ticks", "confirmed", "left_out", "adjustments", "voice", "work", "name_condition", "prefer_neutral", "nation", "style", "date", "review", "person_name", "employer", "addressee", "sender", "contact",
        "own_words",
    ];

    /// <summary>Writes choices; the same choices give the same text.</summary>
    public static string Write(EmployerChoices choices) => new JsonObject
    {
        ["ticks"] = Words(choices.Ticks),
        ["confirmed"] = Words(choices.Confirmed),
        ["left_out"] = Words(choices.LeftOut),
        ["adjustments"] = choices.Adjustments is { } asked ? Words(asked) : null,
        ["voice"] = Labels.Of(choices.Voice),
        ["work"] = new JsonArray([.. choices.Work.Select(w => (JsonNode?)Labels.Of(w))]),
        ["name_condition"] = choices.NameDiagnosis,
        ["prefer_neutral"] = choices.PreferNeutral,
        ["nation"] = Labels.Of(choices.Nation),
        ["style"] = Labels.Of(choices.Style),
        ["date"] = Date(choices.Date),
        ["review"] = choices.Review is { } review ? Date(review) : null,
        ["person_name"] = choices.PersonName,
        ["employer"] = choices.Employer,
        ["addressee"] = choices.Addressee,
        ["sender"] = choices.Sender,
        ["contact"] = choices.Contact,
        ["own_words"] = choices.OwnWords,
    }.ToJsonString(Plain);

    /// <summary>Reads choices.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="today">Date of the letter where none is given.</param>
    /// <exception cref="FormatException">It is no such object; the message names the place, and no value.</exception>
    public static EmployerChoices Read(string json, DateOnly today)
    {
        JsonObject given;
        try
        {
            given = JsonNode.Parse(json) as JsonObject ?? throw new FormatException("The choices are no JSON object.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The choices are no JSON: line {e.LineNumber + 1}.", e);
        }

        if (given.FirstOrDefault(p => !Names.Contains(p.Key)) is { Key: { } unknown })
        {
            throw new FormatException($"The choices know no '{unknown}'; they know {string.Join(", ", Names)}.");
        }

        return new EmployerChoices
        {
            Ticks = Set(given, "ticks") ?? new HashSet<string>(StringComparer.Ordinal),
            Confirmed = Set(given, "confirmed") ?? new HashSet<string>(StringComparer.Ordinal),
            LeftOut = Set(given, "left_out") ?? new HashSet<string>(StringComparer.Ordinal),
            Adjustments = Set(given, "adjustments"),
            Voice = Label<LetterVoice>(given, "voice"),
            Work = [.. (Strings(given, "work") ?? []).Select(w => Read<WorkKind>("work", w))],
            NameDiagnosis = Flag(given, "name_condition"),
            PreferNeutral = Flag(given, "prefer_neutral"),
            Nation = Label<Nation>(given, "nation"),
            Style = Label<LetterStyle>(given, "style"),
            Date = DateOf(given, "date") ?? today,
            Review = DateOf(given, "review"),
            PersonName = Text(given, "person_name"),
            Employer = Text(given, "employer"),
            Addressee = Text(given, "addressee"),
            Sender = Text(given, "sender"),
            Contact = Text(given, "contact"),
            OwnWords = Text(given, "own_words"),
        };
    }

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Order(StringComparer.Ordinal).Select(w => (JsonNode?)w)]);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static HashSet<string>? Set(JsonObject given, string name) => Strings(given, name) is { } words ? words.ToHashSet(StringComparer.Ordinal) : null;

    private static List<string>? Strings(JsonObject given, string name) => given[name] switch
    {
        null => null,
        JsonArray words => [.. words.Select(w => w is JsonValue value && value.TryGetValue(out string? word) ? word : throw Wrong(name, "a list of words"))],
        _ => throw Wrong(name, "a list of words"),
    };

    private static string? Text(JsonObject given, string name) => given[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text.ReplaceLineEndings("\n"),
        _ => throw Wrong(name, "text"),
    };

    private static bool Flag(JsonObject given, string name) => given[name] switch
    {
        null => false,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        _ => throw Wrong(name, "true or false"),
    };

    private static DateOnly? DateOf(JsonObject given, string name) => Text(given, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : throw Wrong(name, "a date as 2026-11-22");

    private static T Label<T>(JsonObject given, string name)
        where T : struct, Enum => Text(given, name) is { } label ? Read<T>(name, label) : default;

    private static T Read<T>(string name, string label)
        where T : struct, Enum => Labels.TryRead(label, out T value) ? value : throw Wrong(name, $"one of {string.Join(", ", Labels.All<T>())}");

    private static FormatException Wrong(string name, string is_) => new($"'{name}' of the choices must be {is_}.");
}
