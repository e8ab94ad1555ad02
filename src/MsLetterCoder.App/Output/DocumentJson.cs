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
internal sealed class DocumentJson(Stream output, bool withText, double least)
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
        int[] shown = Mentions(json, analysis, document.Text.Text, document.Subject ?? "");
        Codes(json, analysis, shown);
        Triage(json, analysis.Triage, document);
        if (analysis.KindUnsure)
        {
            json.WriteBoolean("kind_unsure", true);
        }

        Regions(json, analysis.Regions);
        Doubts(json, document.Text.Doubts);
        if (withText)
        {
            if (document.Subject is { } subject)
            {
                json.WriteString("subject", subject);
            }

            json.WriteString("text", document.Text.Text);
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

    private static double Rounded(Confidence confidence) => Math.Round(confidence.Value, 4);

    private static void Facts(Utf8JsonWriter json, DocumentFacts facts)
    {
        json.WriteStartObject("facts");
        Text("nhs_number", facts.NhsNumber);
        Text("hospital_number", facts.HospitalNumber);
        Text("dob", facts.DateOfBirth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text("clinic_date", facts.ClinicDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Number("edss", facts.Edss);
        Number("edss_high", facts.EdssHigh);
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

    /// <summary>Writes the mentions that are sure enough.</summary>
    /// <returns>For each mention of the analysis its place in the output, -1 where it is left out.</returns>
    private int[] Mentions(Utf8JsonWriter json, DocumentAnalysis analysis, string text, string subject)
    {
        int[] places = new int[analysis.Mentions.Count];
        int next = 0;
        json.WriteStartArray("mentions");
        for (int i = 0; i < places.Length; i++)
        {
            Mention mention = analysis.Mentions[i];
            places[i] = mention.Confidence.Value < least ? -1 : next++;
            if (places[i] < 0)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteNumber("start", mention.Span.Start);
            json.WriteNumber("end", mention.Span.End);
            json.WriteString("text", mention.Span.In(mention.In == TextField.Subject ? subject : text));
            json.WriteString("key", mention.Key);
            json.WriteString("sctid", mention.SnomedId == default ? null : mention.SnomedId.ToString());
            if (mention.SnomedNote is { } note)
            {
                json.WriteString("sctid_note", note);
            }

            json.WriteString("context", Labels.Of(mention.Context));
            json.WriteNumber("confidence", Rounded(mention.Confidence));
            if (mention.Section is { } section)
            {
                json.WriteString("section", section);
            }

            if (mention.In == TextField.Subject)
            {
                json.WriteString("in", Labels.Of(mention.In));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        return places;
    }

    private static void Codes(Utf8JsonWriter json, DocumentAnalysis analysis, int[] places)
    {
        json.WriteStartArray("icd10");
        foreach (Icd10Entry entry in analysis.Icd10)
        {
            json.WriteStartObject();
            json.WriteString("code", entry.Code.ToString());
            json.WriteBoolean("primary", entry.Primary);
            if (entry.Ask)
            {
                json.WriteBoolean("ask", true);
            }

            json.WriteNumber("confidence", Rounded(entry.Confidence));
            json.WriteString("rule", entry.Rule);
            Indexes(json, entry.Mentions, places);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("icd10_left_out");
        foreach (Icd10LeftOut left in analysis.Icd10LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("code", left.Code);
            json.WriteString("rule", left.Rule);
            Indexes(json, left.Mentions, places);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Indexes(Utf8JsonWriter json, IReadOnlyList<int> mentions, int[] places)
    {
        json.WriteStartArray("mentions");
        foreach (int mention in mentions.Where(m => places[m] >= 0))
        {
            json.WriteNumberValue(places[mention]);
        }

        json.WriteEndArray();
    }

    private static void Triage(Utf8JsonWriter json, TriageResult? triage, MailDocument document)
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
            json.WriteString("evidence", flag.Evidence.In(flag.In == TextField.Subject ? document.Subject ?? "" : document.Text.Text));
            json.WriteNumber("start", flag.Evidence.Start);
            json.WriteNumber("end", flag.Evidence.End);
            json.WriteString("in", Labels.Of(flag.In));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("reply_needed", triage.ReplyNeeded);
        json.WriteNumber("confidence", Rounded(triage.Confidence));
        Strings(json, "reasons", triage.Reasons);
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

    private static void Doubts(Utf8JsonWriter json, IReadOnlyList<ReadDoubt> doubts)
    {
        if (doubts.Count > 0)
        {
            Strings(json, "doubts", [.. doubts.Select(d => d.Reason)]);
        }
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
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
