using MsLetterCoder.Clinical;
using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Coders;

/// <summary>Writes what the coders' queue is sorted and counted by onto a letter's work item.</summary>
internal static class LetterDoubt
{
    public static void Write(WriteTransaction transaction, long documentId, DocumentAnalysis analysis)
    {
        double? least = analysis.Icd10.Count == 0 ? null : analysis.Icd10.Min(c => c.Confidence.Value);
        Statement update = transaction.Prepare(
            least is null
                ? "UPDATE work_item SET confidence = NULL, questions = $questions WHERE document_id = $document AND queue = 'coder' AND state IN ('waiting', 'claimed')"
                : "UPDATE work_item SET confidence = $least, questions = $questions WHERE document_id = $document AND queue = 'coder' AND state IN ('waiting', 'claimed')");
        if (least is { } confidence)
        {
            update.SetReal("$least", confidence);
        }

        update.Set("$questions", (long)(analysis.Icd10.Count(c => c.Ask) + analysis.Icd10LeftOut.Count(l => l.Question is not null))).Set("$document", documentId).Run();
    }
}
