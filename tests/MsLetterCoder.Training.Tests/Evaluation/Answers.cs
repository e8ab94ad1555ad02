using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Evaluation;

namespace MsLetterCoder.Training.Tests.Evaluation;

/// <summary>Answers written by hand, to be scored against gold.</summary>
internal static class Answers
{
    public static DocumentAnalysis Empty(DocumentKind kind) => new()
    {
        Kind = kind,
        KindConfidence = new Confidence(1),
        Regions = [],
        Facts = new DocumentFacts(),
        Mentions = [],
    };

    /// <summary>All right: what the gold says.</summary>
    public static DocumentAnalysis Perfect(GoldDocument gold) => Empty(gold.Kind) with
    {
        Facts = gold.Facts,
        Mentions = gold.ToMentions(),
        Icd10 = gold.Kind == DocumentKind.ClinicLetter ? Derive(gold.ToMentions(), gold.Text, gold.PrimaryKey) : [],
        Triage = gold.Triage is { } triage
            ? Triage(triage.Urgency, [.. triage.RedFlags], [triage.Category, .. triage.OtherCategories], triage.ReplyNeeded)
            : null,
    };

    public static Mention Mention(GoldDocument gold, string words, string key, MentionContext context, double confidence = 1)
    {
        int start = gold.Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' is not in the text.");
        var span = new TextSpan(start, start + words.Length);
        return new Mention { Span = span, Key = key, Context = context, Confidence = new Confidence(confidence) };
    }

    public static TriageResult Triage(
        Urgency urgency,
        string[]? flags = null,
        string[]? categories = null,
        bool reply = true,
        double confidence = 1) => new()
        {
            Urgency = urgency,
            Category = categories?[0] ?? "appointment_admin",
            Categories = categories ?? ["appointment_admin"],
            RedFlags = [.. (flags ?? []).Select(key => new RedFlag { Key = key, Evidence = new TextSpan(0, 1) })],
            ReplyNeeded = reply,
            Confidence = new Confidence(confidence),
        };

    public static Icd10Entry Code(string code, bool primary = false, bool ask = false)
    {
        Assert.True(Icd10Code.TryParse(code, out Icd10Code parsed));
        return new Icd10Entry { Code = parsed, Primary = primary, Ask = ask, Confidence = new Confidence(1), Rule = "test", Mentions = [] };
    }

    /// <summary>A toy of the coding rules: the primary concept gives G35X, every present fever R50.9.</summary>
    public static IReadOnlyList<Icd10Entry> Derive(IReadOnlyList<Mention> mentions, string text, string? primary) =>
    [
        .. primary is null ? Array.Empty<Icd10Entry>() : [Code("G35X", primary: true)],
        .. mentions.Any(m => m is { Key: "fever", Context: MentionContext.Present }) ? new[] { Code("R50.9") } : [],
    ];

    public static EvaluationReport Evaluate(EvaluationOptions? options, params (GoldDocument Gold, DocumentAnalysis Said)[] documents)
    {
        var queue = new Queue<DocumentAnalysis>(documents.Select(d => d.Said));
        var evaluator = new Evaluator(Derive, options ?? new EvaluationOptions { Resamples = 20 });
        return evaluator.Evaluate([.. documents.Select(d => d.Gold)], _ => queue.Dequeue());
    }

    public static GroupReport Score(params (GoldDocument Gold, DocumentAnalysis Said)[] documents) => Evaluate(null, documents).Groups[0];
}
