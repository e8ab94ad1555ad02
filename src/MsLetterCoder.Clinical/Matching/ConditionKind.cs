namespace MsLetterCoder.Clinical.Matching;

/// <summary>Kinds of conditions on a match (docs/knowledge-files.md). After means: the words stand directly before the match.</summary>
internal enum ConditionKind
{
    InLetter,
    InMessage,
    Near,
    NotNear,
    After,
    Before,
    NotAfter,
    NotBefore,
}
