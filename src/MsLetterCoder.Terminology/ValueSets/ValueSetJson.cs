using System.Globalization;
using System.Text.Json;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Terminology.Building;

namespace MsLetterCoder.Terminology.ValueSets;

/// <summary>FHIR R4 and R5 ValueSet: <c>expansion.contains</c> with all that is nested in it, and <c>compose.include.concept</c>, of system http://snomed.info/sct.</summary>
internal static class ValueSetJson
{
    private const string Snomed = "http://snomed.info/sct";

    public static void Read(string file, ReadOnlyMemory<byte> json, TerminologyBuilder builder)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException e)
        {
            throw new TerminologyException($"{file}:{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}: the JSON is not well formed: is the file cut short?", e);
        }

        using (document)
        {
            var reader = new Reader(file, builder);
            reader.ValueSet(document.RootElement);
            if (reader.OtherSystems > 0)
            {
                builder.Notes.Add($"{reader.OtherSystems.ToString(CultureInfo.InvariantCulture)} codes are of other systems than SNOMED CT and were left out");
            }

            if (reader.Filters > 0)
            {
                builder.Notes.Add($"{reader.Filters.ToString(CultureInfo.InvariantCulture)} filters and references to other value sets were left out: expand the value set first");
            }
        }
    }

    private sealed class Reader(string file, TerminologyBuilder builder)
    {
        public int OtherSystems { get; private set; }

        public int Filters { get; private set; }

        public void ValueSet(JsonElement root)
        {
            if (Text(root, "resourceType") is var type and not "ValueSet")
            {
                throw Wrong("$.resourceType", $"is '{type}' and should be 'ValueSet'");
            }

            if (root.TryGetProperty("date", out JsonElement date) && date.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(date.GetString()![..Math.Min(10, date.GetString()!.Length)], "yyyy-MM-dd", out DateOnly day))
            {
                builder.EffectiveTime = (day.Year * 10000) + (day.Month * 100) + day.Day;
            }

            if (root.TryGetProperty("expansion", out JsonElement expansion))
            {
                Contains(expansion, "$.expansion");
            }

            if (root.TryGetProperty("compose", out JsonElement compose) && compose.TryGetProperty("include", out JsonElement includes))
            {
                int number = 0;
                foreach (JsonElement include in Items(includes, "$.compose.include"))
                {
                    Include(include, $"$.compose.include[{number++}]");
                }
            }
        }

        private void Contains(JsonElement parent, string path)
        {
            if (!parent.TryGetProperty("contains", out JsonElement contains))
            {
                return;
            }

            int number = 0;
            foreach (JsonElement item in Items(contains, path + ".contains"))
            {
                string here = $"{path}.contains[{number++}]";
                bool grouping = item.TryGetProperty("abstract", out JsonElement isAbstract) && isAbstract.ValueKind == JsonValueKind.True;
                if (!grouping && item.TryGetProperty("code", out _))
                {
                    Concept(item, Text(item, "system"), here);
                }

                Contains(item, here);
            }
        }

        private void Include(JsonElement include, string path)
        {
            Filters += include.TryGetProperty("filter", out _) || include.TryGetProperty("valueSet", out _) ? 1 : 0;
            if (!include.TryGetProperty("concept", out JsonElement concepts))
            {
                return;
            }

            int number = 0;
            foreach (JsonElement concept in Items(concepts, path + ".concept"))
            {
                Concept(concept, Text(include, "system"), $"{path}.concept[{number++}]");
            }
        }

        private void Concept(JsonElement item, string? system, string path)
        {
            if (system is not null && system != Snomed)
            {
                OtherSystems++;
                return;
            }

            string code = Text(item, "code") ?? throw Wrong(path, "has no 'code'");
            if (!SnomedId.TryParse(code, out SnomedId id))
            {
                throw Wrong(path + ".code", "is not the identifier of a SNOMED CT concept (partition 00 or 10, Verhoeff check digit)");
            }

            bool active = !(item.TryGetProperty("inactive", out JsonElement inactive) && inactive.ValueKind == JsonValueKind.True);
            string display = Text(item, "display") is { } shown && !string.IsNullOrWhiteSpace(shown) ? shown.Trim() : throw Wrong(path, "has no 'display'");
            ValueSetImport.Add(builder, id.Value, display, active, preferred: true);
            if (item.TryGetProperty("designation", out JsonElement designations))
            {
                foreach (JsonElement designation in Items(designations, path + ".designation"))
                {
                    if ((Text(designation, "language") ?? "en").StartsWith("en", StringComparison.OrdinalIgnoreCase) && Text(designation, "value") is { } value && value.Trim() is { Length: > 0 } other && other != display)
                    {
                        ValueSetImport.Add(builder, id.Value, other, active, preferred: false);
                    }
                }
            }
        }

        private JsonElement.ArrayEnumerator Items(JsonElement element, string path) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw Wrong(path, "is not an array");

        private static string? Text(JsonElement element, string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        private TerminologyException Wrong(string path, string words) => new($"{file}: {path} {words}.");
    }
}
