namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Why a treatment was stopped.</summary>
public enum StopReason
{
    /// <summary>Relapses, new lesions, progression; no benefit.</summary>
    Inefficacy,

    /// <summary>Something the drug did to the patient.</summary>
    SideEffects,

    /// <summary>A result that made it unsafe: JC virus, lymphocytes, liver; PML risk.</summary>
    Safety,

    /// <summary>Pregnancy, planned or begun; breast feeding.</summary>
    Pregnancy,

    /// <summary>The patient's wish.</summary>
    Choice,
}
