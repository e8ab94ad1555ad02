namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>When a day is, by its own words.</summary>
internal enum DayTense
{
    /// <summary>The verb must say: 'on Friday', 'the 12th'.</summary>
    Open,

    /// <summary>To come: 'tomorrow', 'next Tuesday', 'in three days'.</summary>
    Coming,

    /// <summary>Over: 'last Friday', 'three days ago', a date before receipt.</summary>
    Over,
}
