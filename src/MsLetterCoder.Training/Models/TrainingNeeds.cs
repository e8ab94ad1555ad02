using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Models;

/// <summary>What a corpus must hold so that every model learns from some documents and is checked on others: of each label documents by two writers.</summary>
internal static class TrainingNeeds
{
    private static readonly (string Label, Func<GoldDocument, bool> Has)[] Labelled =
    [
        .. Enum.GetValues<DocumentKind>().Select(kind => ($"kind '{Labels.Of(kind)}'", (Func<GoldDocument, bool>)(d => d.Kind == kind))),
        ("letters with 'primary'", d => d.Kind == DocumentKind.ClinicLetter && d.PrimaryKey is not null),
        ("messages with 'urgency', 'category' and 'reply_needed'", d => d.Kind == DocumentKind.PatientMessage && d.Triage is not null),
        ("marked mentions", d => d.Mentions.Count > 0),
    ];

    /// <summary>A sentence for each label of which there are too few documents; empty for a corpus that can be learned from.</summary>
    /// <param name="documents">Gold documents, in the order in which they are trained on; sentences and triaged messages take no part.</param>
    /// <param name="least">Documents needed at least.</param>
    /// <param name="folds">Folds of training.</param>
    /// <param name="seeds">Seeds of the folds: each must leave documents of every label to learn from.</param>
    public static IReadOnlyList<string> Missing(IReadOnlyList<GoldDocument> documents, int least, int folds, params ReadOnlySpan<ulong> seeds)
    {
        if (documents.Count < least)
        {
            return [$"{documents.Count} gold documents: at least {least} are needed"];
        }

        var missing = new List<string>();
        foreach (ulong seed in seeds)
        {
            IReadOnlyList<int> foldOf = CrossValidation.Assign(documents, folds, seed);
            foreach ((string label, Func<GoldDocument, bool> has) in Labelled)
            {
                int[] held = [.. Enumerable.Range(0, documents.Count).Where(i => has(documents[i])).Select(i => foldOf[i])];
                if (held.Distinct().Count() < 2)
                {
                    missing.Add($"{label}: {held.Length} {(held.Length == 1 ? "document" : "documents")}{(held.Length > 1 ? ", all by one writer or nearly the same" : "")}; two at least are needed, by two writers and not nearly the same");
                }
            }
        }

        return [.. missing.Distinct(StringComparer.Ordinal)];
    }
}
