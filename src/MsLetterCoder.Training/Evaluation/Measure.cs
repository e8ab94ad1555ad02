namespace MsLetterCoder.Training.Evaluation;

/// <summary>What is counted document by document, so that any sample of documents can be scored by adding up.</summary>
internal enum Measure
{
    MentionsStrict,
    MentionsLenient,
    DocumentPairs,
    DocumentPresent,
    PrimaryCode,
    SecondaryCodes,
    Kind,
    NhsNumber,
    DateOfBirth,
    ClinicDate,
    Edss,
    Urgency,
    UnderTriage,
    OverTriage,
    UrgentFound,
    RedFlags,
    MainCategory,
    Categories,
    ReplyNotNeeded,
}
