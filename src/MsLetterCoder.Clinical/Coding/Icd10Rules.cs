using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>The rules of coding.md in the words shown beside a code.</summary>
internal static class Icd10Rules
{
    public const string Present = "2: code of a present condition";
    public const string Primary = "9: main condition of the encounter";
    public const string FirstInOrder = "9: the main condition has no code, the first in order is primary";
    public const string Ask = "2: a guess would be unsafe, ask";
    public const string NoPresentCode = "2: the table has no code for it as a present condition";
    public const string TestLabel = "1: the name labels a test, it is not the disease";
    public const string History = "3: personal history";
    public const string NoHistory = "3: past, and the table has no history code";
    public const string Family = "4: family history in a blood relative";
    public const string NotBlood = "4: not a blood relative's history";
    public const string NoFamily = "4: of a relative, and the table has no family code";
    public const string Integral = "5: integral symptom of a coded condition";
    public const string Unspecified = "7: a specific code of the same category is in the list";
    public const string Once = "8: the code is in the list already";
    public const string External = "10: the words tie the injury to how it happened";
    public const string Adverse = "13: the words blame a drug";
    public const string Subject = "1: named in the subject, which is not coded";

    /// <summary>Why a context gives no code of the condition (rule 1).</summary>
    public static string NotCounted(MentionContext context) => $"1: {Labels.Of(context)}, only what is present counts";
}
