using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Training.Evaluation;

/// <summary>Takes the facts of a letter apart into single statements, each a kind and a value, so that they can be scored one by one.</summary>
public static class FactAtoms
{
    /// <summary>The kinds, in the order of the report.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "letter_date", "dictated_date", "typed_date", "edss", "edss_high", "edss_earlier", "ms_type", "ms_onset", "ms_diagnosed", "relapse", "relapse_treated", "relapse_count", "mri", "mri_new",
        "mri_enhancing", "drug", "dose", "route", "frequency", "started", "stopped", "stop_reason", "walking_distance", "walking_distance_earlier", "walking_aid", "t25fw", "t25fw_earlier", "jcv",
        "jcv_index", "jcv_earlier", "vitamin_d", "vitamin_d_earlier", "falls", "last_fall",
    ];

    /// <summary>The statements, each with the words it stands on.</summary>
    public static IReadOnlyList<(string Kind, string Value, TextSpan Span)> Of(DocumentFacts facts)
    {
        var atoms = new List<(string Kind, string Value, TextSpan Span)>();
        LetterFacts letter = facts.Letter;
        Date("letter_date", letter.LetterDate);
        Date("dictated_date", letter.DictatedDate);
        Date("typed_date", letter.TypedDate);
        TextSpan edss = facts.Spans.GetValueOrDefault("edss");
        Add("edss", facts.Edss?.ToString("0.0", CultureInfo.InvariantCulture), edss);
        Add("edss_high", facts.EdssHigh?.ToString("0.0", CultureInfo.InvariantCulture), edss);
        Figures(null, "edss_earlier", letter.EdssEarlier, "0.0");
        Add("ms_type", letter.MsType?.Value, letter.MsType?.Span ?? default);
        Date("ms_onset", letter.MsOnset);
        Date("ms_diagnosed", letter.MsDiagnosed);
        foreach (RelapseFact relapse in letter.Relapses)
        {
            Add("relapse", relapse.Date.ToString(), relapse.Span);
            Add("relapse_treated", relapse.Treated is { } treated ? $"{relapse.Date} {(treated ? relapse.Treatment ?? "treated" : "untreated")}" : null, relapse.Span);
        }

        Counts("relapse_count", letter.RelapseCounts);
        foreach (MriFact mri in letter.Mri)
        {
            string date = mri.Date?.ToString() ?? "-";
            foreach (string region in mri.Regions.DefaultIfEmpty("-"))
            {
                Add("mri", $"{date} {region}", mri.Span);
            }

            Add("mri_new", Lesions(mri.NewLesions, mri.SomeNew) is { } fresh ? $"{date} {fresh}" : null, mri.Span);
            Add("mri_enhancing", Lesions(mri.EnhancingLesions, mri.SomeEnhancing) is { } bright ? $"{date} {bright}" : null, mri.Span);
        }

        foreach (TreatmentFact drug in letter.Treatments)
        {
            Add("drug", $"{drug.Drug} {Labels.Of(drug.Status)}", drug.Span);
            Add("dose", drug.Dose is { } dose ? $"{drug.Drug} {Number(dose)} {drug.Unit}" : null, drug.Span);
            Add("route", Of(drug, drug.Route), drug.Span);
            Add("frequency", Of(drug, drug.Frequency), drug.Span);
            Add("started", Of(drug, drug.Started?.ToString()), drug.Span);
            Add("stopped", Of(drug, drug.Stopped?.ToString()), drug.Span);
            Add("stop_reason", Of(drug, drug.StopReason is { } reason ? Labels.Of(reason) : null), drug.Span);
        }

        Figures("walking_distance", "walking_distance_earlier", letter.WalkingDistance, "0.##");
        letter.WalkingAids.ToList().ForEach(aid => Add("walking_aid", aid.Value, aid.Span));
        Figures("t25fw", "t25fw_earlier", letter.TimedWalk, "0.##");
        Add("jcv", letter.JcvStatus?.Value, letter.JcvStatus?.Span ?? default);
        Figures("jcv_index", "jcv_earlier", letter.JcvIndex, "0.##");
        Figures("vitamin_d", "vitamin_d_earlier", letter.VitaminD, "0.##");
        Counts("falls", letter.Falls);
        Date("last_fall", letter.LastFall);
        return atoms;

        void Add(string kind, string? value, TextSpan span)
        {
            if (value is not null)
            {
                atoms.Add((kind, value, span));
            }
        }

        void Date(string kind, DatedFact? fact) => Add(kind, fact?.Date.ToString(), fact?.Span ?? default);

        void Figures(string? now, string earlier, IReadOnlyList<FigureFact> figures, string format)
        {
            foreach (FigureFact figure in figures)
            {
                string value = figure.Value?.ToString(format, CultureInfo.InvariantCulture) ?? "unlimited";
                Add(figure.Current && now is not null ? now : earlier, figure.Current && now is not null ? value : $"{value} {figure.Date?.ToString() ?? "-"}", figure.Span);
            }
        }

        void Counts(string kind, IReadOnlyList<CountFact> counts)
        {
            foreach (CountFact count in counts)
            {
                string period = count.Since is { } since ? $"since {since}" : count.Within is { } within ? $"in {within}" : "-";
                Add(kind, string.Create(CultureInfo.InvariantCulture, $"{count.Count}{(count.High is { } high ? $"-{high}" : "")} {period}"), count.Span);
            }
        }
    }

    private static string? Of(TreatmentFact drug, string? value) => value is null ? null : $"{drug.Drug} {value}";

    private static string? Lesions(int? count, bool some) => count is { } number ? number.ToString(CultureInfo.InvariantCulture) : some ? "some" : null;

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
