using System.Globalization;
using System.Text.Json;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.App.Output;

/// <summary>Writes what a message says beyond its urgency; what is not said is left out.</summary>
internal static class MessageFactsJson
{
    /// <summary>Writes into the object of the triage.</summary>
    public static void Write(Utf8JsonWriter json, MessageFacts facts, string text, string subject)
    {
        if (facts.Language is { } language)
        {
            json.WriteString("language", language);
        }

        if (facts.ContactRestrictions.Count > 0)
        {
            json.WriteStartArray("contact_restrictions");
            foreach (SaidWords words in facts.ContactRestrictions)
            {
                json.WriteStartObject();
                Words(json, words, text, subject);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (facts.Events.Count > 0)
        {
            json.WriteStartArray("events");
            foreach (MessageEvent named in facts.Events)
            {
                Event(json, named, text, subject);
            }

            json.WriteEndArray();
        }

        if (facts.RelapseQuestions.Count > 0)
        {
            json.WriteStartArray("relapse_questions");
            foreach (RelapseQuestion question in facts.RelapseQuestions)
            {
                json.WriteStartObject();
                json.WriteString("question", Labels.Of(question.Topic));
                json.WriteString("answer", Labels.Of(question.Answer));
                if (question.Words is { } words)
                {
                    Words(json, words, text, subject);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void Event(Utf8JsonWriter json, MessageEvent named, string text, string subject)
    {
        json.WriteStartObject();
        json.WriteString("kind", Labels.Of(named.Kind));
        json.WriteString("date", named.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (named.InDays is { } days)
        {
            json.WriteNumber("in_days", days);
        }

        Words(json, new SaidWords(named.Span, named.In), text, subject);
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, SaidWords words, string text, string subject)
    {
        json.WriteString("evidence", words.Span.In(words.In == TextField.Subject ? subject : text));
        json.WriteNumber("start", words.Span.Start);
        json.WriteNumber("end", words.Span.End);
        json.WriteString("in", Labels.Of(words.In));
    }
}
