using System.Text.Json;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.App.Output;

/// <summary>Writes what a letter states of course, tests and treatment, below the header facts; each with start and end of its words.</summary>
internal static class LetterFactsJson
{
    public static void Write(Utf8JsonWriter json, LetterFacts facts)
    {
        Dated(json, "letter_date", facts.LetterDate);
        Dated(json, "dictated_date", facts.DictatedDate);
        Dated(json, "typed_date", facts.TypedDate);
        Figures(json, "edss_earlier", facts.EdssEarlier, "");
        Named(json, "ms_type", facts.MsType);
        Dated(json, "ms_onset", facts.MsOnset);
        Dated(json, "ms_diagnosed", facts.MsDiagnosed);
        List(json, "relapses", facts.Relapses, Relapse);
        List(json, "relapse_counts", facts.RelapseCounts, Count);
        List(json, "mri", facts.Mri, Mri);
        List(json, "treatments", facts.Treatments, Treatment);
        Figures(json, "walking_distance", facts.WalkingDistance, "m");
        List(json, "walking_aids", facts.WalkingAids, (j, aid) => j.WriteString("aid", aid.Value), aid => aid.Span);
        Figures(json, "timed_25_foot_walk", facts.TimedWalk, "s");
        Named(json, "jcv_status", facts.JcvStatus);
        Figures(json, "jcv_index", facts.JcvIndex, "");
        Figures(json, "vitamin_d", facts.VitaminD, "nmol/L");
        List(json, "falls", facts.Falls, Count);
        Dated(json, "last_fall", facts.LastFall);
    }

    private static void Relapse(Utf8JsonWriter json, RelapseFact relapse)
    {
        Date(json, "date", relapse.Date);
        if (relapse.Treated is { } treated)
        {
            json.WriteBoolean("treated", treated);
        }

        Text(json, "treatment", relapse.Treatment);
        Span(json, relapse.Span);
    }

    private static void Count(Utf8JsonWriter json, CountFact count)
    {
        json.WriteNumber("count", count.Count);
        if (count.High is { } high)
        {
            json.WriteNumber("count_high", high);
        }

        Date(json, "since", count.Since);
        Date(json, "within", count.Within);
        Span(json, count.Span);
    }

    private static void Mri(Utf8JsonWriter json, MriFact mri)
    {
        Date(json, "date", mri.Date);
        json.WriteStartArray("regions");
        foreach (string region in mri.Regions)
        {
            json.WriteStringValue(region);
        }

        json.WriteEndArray();
        Lesions("new_lesions", mri.NewLesions, mri.SomeNew);
        Lesions("enhancing_lesions", mri.EnhancingLesions, mri.SomeEnhancing);
        Span(json, mri.Span);

        void Lesions(string name, int? count, bool some)
        {
            if (count is { } number)
            {
                json.WriteNumber(name, number);
            }
            else if (some)
            {
                json.WriteString(name, "some");
            }
        }
    }

    private static void Treatment(Utf8JsonWriter json, TreatmentFact drug)
    {
        json.WriteString("drug", drug.Drug);
        json.WriteString("status", Labels.Of(drug.Status));
        if (drug.Dose is { } dose)
        {
            json.WriteNumber("dose", dose);
        }

        Text(json, "unit", drug.Unit);
        Text(json, "route", drug.Route);
        Text(json, "frequency", drug.Frequency);
        Date(json, "started", drug.Started);
        Date(json, "stopped", drug.Stopped);
        Text(json, "stop_reason", drug.StopReason is { } reason ? Labels.Of(reason) : null);
        Span(json, drug.Span);
        json.WriteStartArray("evidence");
        foreach (TextSpan span in drug.Evidence)
        {
            json.WriteStartArray();
            json.WriteNumberValue(span.Start);
            json.WriteNumberValue(span.End);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Figures(Utf8JsonWriter json, string name, IReadOnlyList<FigureFact> figures, string unit) => List(json, name, figures, (j, figure) =>
    {
        if (figure.Value is { } value)
        {
            j.WriteNumber("value", value);
        }
        else
        {
            j.WriteBoolean("unlimited", true);
        }

        if (figure.High is { } high)
        {
            j.WriteNumber("high", high);
        }

        Text(j, "unit", unit.Length > 0 ? unit : null);
        j.WriteBoolean("current", figure.Current);
        Date(j, "date", figure.Date);
        Span(j, figure.Span);
    });

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write, Func<T, TextSpan>? span = null)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            if (span is not null)
            {
                Span(json, span(item));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Named(Utf8JsonWriter json, string name, NamedFact? fact)
    {
        if (fact is not null)
        {
            json.WriteStartObject(name);
            json.WriteString("value", fact.Value);
            Span(json, fact.Span);
            json.WriteEndObject();
        }
    }

    private static void Dated(Utf8JsonWriter json, string name, DatedFact? fact)
    {
        if (fact is not null)
        {
            json.WriteStartObject(name);
            Date(json, "date", fact.Date);
            Span(json, fact.Span);
            json.WriteEndObject();
        }
    }

    /// <summary>'date', 'date_precision' (year, month, day) and, where it was worked out or is only about right, 'date_doubt'.</summary>
    private static void Date(Utf8JsonWriter json, string name, PartialDate? date)
    {
        if (date is { } stated)
        {
            json.WriteString(name, stated.ToString());
            json.WriteString(name == "date" ? "precision" : name + "_precision", stated.Precision);
            if (stated.Doubt)
            {
                json.WriteBoolean(name == "date" ? "doubt" : name + "_doubt", true);
            }
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Span(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }
}
