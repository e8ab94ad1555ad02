using System.Text.Json;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.App.Output;

/// <summary>Writes the mentions and codes of a document that are sure enough and not restricted.</summary>
internal sealed class MentionJson(Utf8JsonWriter json, DocumentJsonOptions options)
{
    private const string Hide = "hide";
    private const string Ask = "ask";

    /// <summary>Writes mentions, codes, codes left out, and how much was withheld.</summary>
    public void Write(DocumentAnalysis analysis, string text, string subject)
    {
        int[] places = Mentions(analysis, text, subject);
        Codes(analysis, places);
        LeftOut(analysis, places);
        if (!options.Restricted)
        {
            Withheld(analysis);
        }
    }

    /// <returns>For each mention of the analysis its place in the output, -1 where it is left out.</returns>
    private int[] Mentions(DocumentAnalysis analysis, string text, string subject)
    {
        int[] places = new int[analysis.Mentions.Count];
        int next = 0;
        json.WriteStartArray("mentions");
        for (int i = 0; i < places.Length; i++)
        {
            Mention mention = analysis.Mentions[i];
            string status = options.Thresholds.StatusOf(mention.Confidence.Value);
            places[i] = (status == Hide && !options.All) || IsWithheld(mention.Restricted) ? -1 : next++;
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
            json.WriteNumber("confidence", DocumentJson.Rounded(mention.Confidence));
            json.WriteString("status", status);
            if (mention.Section is { } section)
            {
                json.WriteString("section", section);
            }

            if (mention.In == TextField.Subject)
            {
                json.WriteString("in", Labels.Of(mention.In));
            }

            Marked(mention.Restricted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return places;
    }

    private void Codes(DocumentAnalysis analysis, int[] places)
    {
        bool filing = analysis.Encounter == EncounterKind.Seen;
        json.WriteStartArray("icd10");
        foreach (Icd10Entry entry in analysis.Icd10)
        {
            string status = StatusOf(entry);
            if ((status == Hide && !options.All) || IsWithheld(entry.Restricted))
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("code", entry.Code.ToString());
            json.WriteBoolean("primary", entry.Primary);
            if (entry.Ask)
            {
                json.WriteBoolean("ask", true);
            }

            OptionalText("question", entry.Question);
            json.WriteNumber("confidence", DocumentJson.Rounded(entry.Confidence));
            json.WriteString("status", status);
            json.WriteString("rule", entry.Rule);
            OptionalText("override", entry.Override);
            if (entry.Warnings.Count > 0)
            {
                DocumentJson.Strings(json, "warnings", entry.Warnings);
            }

            if (!filing)
            {
                json.WriteBoolean("suggestion_only", true);
            }

            Marked(entry.Restricted);
            Indexes(entry.Mentions, places);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (analysis.Kind == DocumentKind.ClinicLetter || analysis.Icd10.Count > 0)
        {
            json.WriteBoolean("icd10_for_filing", filing);
        }

        if (!filing)
        {
            json.WriteString("icd10_not_for_filing", $"14: {Labels.Of(analysis.Encounter)}: suggestions only, no list for filing");
        }
    }

    /// <summary>A code that asks, and an unsure main condition, is never more than asked, and the primary code is never hidden: it heads the list.</summary>
    private string StatusOf(Icd10Entry entry)
    {
        string status = options.Thresholds.StatusOf(entry.Confidence.Value);
        return (entry.Ask || entry.Question is not null) && status == "suggest" ? Ask : entry.Primary && status == Hide ? Ask : status;
    }

    private void LeftOut(DocumentAnalysis analysis, int[] places)
    {
        json.WriteStartArray("icd10_left_out");
        foreach (Icd10LeftOut left in analysis.Icd10LeftOut.Where(l => !IsWithheld(l.Restricted)))
        {
            json.WriteStartObject();
            json.WriteString("code", left.Code);
            OptionalText("key", left.Key);
            json.WriteString("rule", left.Rule);
            if (left.Question is { } question)
            {
                json.WriteString("ask", question);
                DocumentJson.Strings(json, "candidates", [.. left.Candidates.Select(c => c.ToString())]);
            }

            OptionalText("override", left.Override);
            Marked(left.Restricted);
            Indexes(left.Mentions, places);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Withheld(DocumentAnalysis analysis)
    {
        (int mentions, int codes, int leftOut) = (analysis.Mentions.Count(m => m.Restricted), analysis.Icd10.Count(e => e.Restricted), analysis.Icd10LeftOut.Count(l => l.Restricted));
        if (mentions + codes + leftOut > 0)
        {
            json.WriteStartObject("restricted_withheld");
            json.WriteNumber("mentions", mentions);
            json.WriteNumber("icd10", codes);
            json.WriteNumber("icd10_left_out", leftOut);
            json.WriteEndObject();
        }
    }

    private bool IsWithheld(bool restricted) => restricted && !options.Restricted;

    private void Marked(bool restricted)
    {
        if (restricted)
        {
            json.WriteBoolean("restricted", true);
        }
    }

    private void OptionalText(string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private void Indexes(IReadOnlyList<int> mentions, int[] places)
    {
        json.WriteStartArray("mentions");
        foreach (int mention in mentions.Where(m => places[m] >= 0))
        {
            json.WriteNumberValue(places[mention]);
        }

        json.WriteEndArray();
    }
}
