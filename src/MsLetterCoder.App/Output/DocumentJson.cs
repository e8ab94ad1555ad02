using System.Globalization;
using System.Text.Json;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Output;

/// <summary>Writes the objects of DESIGN.md section 4, one line each.</summary>
internal sealed class DocumentJson(Stream output, DocumentJsonOptions options)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document and what the program says of it.</summary>
    public void Write(string id, string source, string? parent, MailDocument document, DocumentAnalysis analysis) => Line(json =>
    {
        json.WriteString("id", id);
        json.WriteString("source", source);
        if (parent is not null)
        {
            json.WriteString("parent", parent);
        }

        json.WriteString("kind", Labels.Of(analysis.Kind));
        json.WriteNumber("kind_confidence", Rounded(analysis.KindConfidence));
        Facts(json, analysis.Facts);
        (string text, string subject) = (document.Text.Text, document.Subject ?? "");
        if (!options.Restricted)
        {
            text = RestrictedWords.Hidden(text, analysis, TextField.Text);
            subject = RestrictedWords.Hidden(subject, analysis, TextField.Subject);
        }

        new MentionJson(json, options).Write(analysis, text, subject);
        Triage(json, analysis.Triage, text, subject);
        if (analysis.KindUnsure)
        {
            json.WriteBoolean("kind_unsure", true);
        }

        Regions(json, analysis.Regions);
        Sections(json, analysis.Sections);
        Doubts(json, document.Text.Doubts);
        if (options.Text)
        {
            if (document.Subject is not null)
            {
                json.WriteString("subject", subject);
            }

            json.WriteString("text", text);
        }
    });

    /// <summary>An input, or a part of one, that could not be read.</summary>
    public void WriteQuarantined(string source, string? parent, string? part, Unreadable unreadable) => Line(json =>
    {
        json.WriteString("source", source);
        if (parent is not null)
        {
            json.WriteString("parent", parent);
        }

        if (part is { Length: > 0 })
        {
            json.WriteString("part", part);
        }

        json.WriteNull("kind");
        json.WriteStartObject("quarantined");
        json.WriteString("reason", unreadable.Reason);
        json.WriteString("reason_kind", Labels.Of(unreadable.Kind));
        if (unreadable.At is { } at)
        {
            json.WriteNumber("at", at);
        }

        json.WriteEndObject();
    });

    internal static double Rounded(Confidence confidence) => Math.Round(confidence.Value, 4);

    private static void Facts(Utf8JsonWriter json, DocumentFacts facts)
    {
        json.WriteStartObject("facts");
        Text("nhs_number", facts.NhsNumber);
        Text("hospital_number", facts.HospitalNumber);
        Text("dob", facts.DateOfBirth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text("clinic_date", facts.ClinicDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Number("edss", facts.Edss);
        Number("edss_high", facts.EdssHigh);
        LetterFactsJson.Write(json, facts.Letter);
        json.WriteEndObject();
        json.WriteStartObject("fact_spans");
        foreach ((string name, TextSpan span) in facts.Spans.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            json.WriteStartArray(name);
            json.WriteNumberValue(span.Start);
            json.WriteNumberValue(span.End);
            json.WriteEndArray();
        }

        json.WriteEndObject();

        void Text(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        void Number(string name, double? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }
    }

    private static void Triage(Utf8JsonWriter json, TriageResult? triage, string text, string subject)
    {
        if (triage is null)
        {
            json.WriteNull("triage");
            return;
        }

        json.WriteStartObject("triage");
        json.WriteString("urgency", Labels.Of(triage.Urgency));
        json.WriteString("category", triage.Category);
        Strings(json, "categories", triage.Categories);
        json.WriteStartArray("red_flags");
        foreach (RedFlag flag in triage.RedFlags)
        {
            json.WriteStartObject();
            json.WriteString("key", flag.Key);
            json.WriteString("evidence", flag.Evidence.In(flag.In == TextField.Subject ? subject : text));
            json.WriteNumber("start", flag.Evidence.Start);
            json.WriteNumber("end", flag.Evidence.End);
            json.WriteString("in", Labels.Of(flag.In));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("reply_needed", triage.ReplyNeeded);
        json.WriteNumber("confidence", Rounded(triage.Confidence));
        Strings(json, "reasons", triage.Reasons);
        MessageFactsJson.Write(json, triage.Facts, text, subject);
        json.WriteEndObject();
    }

    private static void Regions(Utf8JsonWriter json, IReadOnlyList<TextRegion> regions)
    {
        json.WriteStartArray("regions");
        foreach (TextRegion region in regions.Where(r => r.Kind != RegionKind.Content))
        {
            json.WriteStartObject();
            json.WriteNumber("start", region.Span.Start);
            json.WriteNumber("end", region.Span.End);
            json.WriteString("kind", Labels.Of(region.Kind));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Sections(Utf8JsonWriter json, IReadOnlyList<LetterSection> sections)
    {
        if (sections.Count == 0)
        {
            return;
        }

        json.WriteStartArray("sections");
        foreach (LetterSection section in sections)
        {
            json.WriteStartObject();
            json.WriteNumber("start", section.Span.Start);
            json.WriteNumber("end", section.Span.End);
            json.WriteString("section", Labels.Of(section.Section));
            json.WriteString("prsb", section.Prsb);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Doubts(Utf8JsonWriter json, IReadOnlyList<ReadDoubt> doubts)
    {
        if (doubts.Count > 0)
        {
            Strings(json, "doubts", [.. doubts.Select(d => d.Reason)]);
        }
    }

    internal static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private void Line(Action<Utf8JsonWriter> content)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
