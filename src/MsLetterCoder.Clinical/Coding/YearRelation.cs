namespace MsLetterCoder.Clinical.Coding;

/// <summary>How a year beside a mention lies to the year of the document.</summary>
internal enum YearRelation
{
    /// <summary>No year stands near.</summary>
    None,

    /// <summary>An earlier year.</summary>
    Earlier,

    /// <summary>'since 2019', 'from 2019', 'diagnosed 2019'.</summary>
    Since,

    /// <summary>The year of the document.</summary>
    Same,

    /// <summary>A later year.</summary>
    Later,
}
