namespace MsLetterCoder.Clinical.Coding;

/// <summary>The rules of coding.md in the words shown beside a code.</summary>
internal static class Icd10Rules
{
    public const string Present = "2: code of a present condition";
    public const string Primary = "9: main condition of the encounter";
    public const string FirstInOrder = "9: the main condition has no code, the first in order is primary";
    public const string Ask = "2: a guess would be unsafe, ask";
    public const string History = "3: personal history";
    public const string Family = "4: family history in a blood relative";
    public const string NotBlood = "4: not a blood relative's history";
    public const string Integral = "5: integral symptom of a coded condition";
    public const string Unspecified = "7: a specific code of the same category is in the list";
}
