using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>A letter's codes as they stand: what the program suggests, with the steps of its coders applied in order. A pure value: the same analysis and steps give the same sheet.</summary>
public sealed class CodingSheet
{
    private readonly HashSet<long> undone;

    private CodingSheet(DocumentAnalysis analysis, IReadOnlyList<CoderDecision> steps)
    {
        Analysis = analysis;
        Steps = steps;
        undone = [.. steps.Where(s => s.Undoes is not null).Select(s => s.Undoes!.Value)];
        var fold = new SheetFold(analysis);
        foreach (CoderDecision step in steps.Where(s => s.Action != CoderAction.Undone && !IsUndone(s)))
        {
            fold.Apply(step);
            SignedOff = step.Action switch
            {
                CoderAction.SignedOff => step,
                CoderAction.Reopened => null,
                _ => SignedOff,
            };
        }

        (Codes, Mentions, Questions) = fold.Finish();
        LeftOut = [.. analysis.Icd10LeftOut.Where(l => l.Question is null)];
    }

    /// <summary>What the program says.</summary>
    public DocumentAnalysis Analysis { get; }

    /// <summary>All steps, in order, with those that were taken back.</summary>
    public IReadOnlyList<CoderDecision> Steps { get; }

    /// <summary>Version of the last step; 0 where there is none.</summary>
    public long Version => Steps.Count == 0 ? 0 : Steps[^1].Version;

    /// <summary>ICD-10 codes in order, with those that were rejected in their places.</summary>
    public IReadOnlyList<SheetCode> Codes { get; }

    /// <summary>Concepts by their mentions, in order of the analysis, then those that coders added.</summary>
    public IReadOnlyList<SheetMention> Mentions { get; }

    /// <summary>What the coder is asked.</summary>
    public IReadOnlyList<SheetQuestion> Questions { get; }

    /// <summary>Codes that a rule left out, other than questions.</summary>
    public IReadOnlyList<Icd10LeftOut> LeftOut { get; }

    /// <summary>The sign-off in force; null where the letter is not signed off.</summary>
    public CoderDecision? SignedOff { get; }

    /// <summary>The main condition's code; null where no code stands.</summary>
    public SheetCode? Primary => Codes.FirstOrDefault(c => c.Primary);

    /// <summary>Names of the entries that must be decided before the letter can be signed off.</summary>
    public IReadOnlyList<string> Open => [.. Codes.Where(c => c.IsOpen).Select(c => c.Id), .. Questions.Where(q => q.IsOpen).Select(q => q.Id)];

    /// <summary>True where anything that the law restricts stands in it.</summary>
    public bool HasRestricted => Codes.Any(c => c.Restricted) || Mentions.Any(m => m.Restricted) || Analysis.Icd10LeftOut.Any(l => l.Restricted);

    /// <summary>What was sent last and can be taken back: its steps, in order; empty where there is nothing, or the letter was signed off or opened again since.</summary>
    public IReadOnlyList<CoderDecision> Undoable
    {
        get
        {
            for (int i = Steps.Count - 1; i >= 0 && Steps[i].Action is not (CoderAction.SignedOff or CoderAction.Reopened); i--)
            {
                if (Steps[i].Action != CoderAction.Undone && !IsUndone(Steps[i]))
                {
                    return [.. Steps.Where(s => s.Batch == Steps[i].Batch)];
                }
            }

            return [];
        }
    }

    /// <summary>Applies the steps.</summary>
    /// <param name="analysis">What the program says.</param>
    /// <param name="steps">The steps of the document, in order.</param>
    public static CodingSheet Fold(DocumentAnalysis analysis, IReadOnlyList<CoderDecision> steps)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(steps);
        return new CodingSheet(analysis, steps);
    }

    /// <summary>The sheet with one more step.</summary>
    public CodingSheet With(CoderDecision step) => new(Analysis, [.. Steps, step]);

    /// <summary>True for a step that was taken back.</summary>
    public bool IsUndone(CoderDecision step) => step.Action != CoderAction.Undone && undone.Contains(step.Batch);

    /// <summary>The code of that name; null where it is none.</summary>
    public SheetCode? Code(string? entry) => Codes.FirstOrDefault(c => c.Id == entry);

    /// <summary>The mention of that name; null where it is none.</summary>
    public SheetMention? Mention(string? entry) => Mentions.FirstOrDefault(m => m.Id == entry);

    /// <summary>The question of that name; null where it is none.</summary>
    public SheetQuestion? Question(string? entry) => Questions.FirstOrDefault(q => q.Id == entry);

    /// <summary>True where the entry of that name is a result that the law restricts.</summary>
    public bool IsRestricted(string? entry) => Code(entry)?.Restricted == true || Mention(entry)?.Restricted == true || Question(entry)?.Asked.Restricted == true;

    /// <summary>True where any step was about a result that the law restricts.</summary>
    public bool IsRestricted(CoderDecision step) => IsRestricted(step.Entry) || IsRestricted(SheetEntries.Added(step.Version))
        || SheetFold.IsRestricted(step.Scheme, step.Code, step.Key) || SheetFold.IsRestricted(step.Scheme, step.Replacement, step.ReplacementKey);
}
