namespace MsLetterCoder.Clinical.Triage;

/// <summary>Who writes a message, as far as its words tell.</summary>
internal enum Writer
{
    /// <summary>The words do not tell.</summary>
    Unclear,

    /// <summary>The person with MS.</summary>
    Patient,

    /// <summary>Somebody who writes about the person with MS: a relative, a carer, a professional.</summary>
    Carer,
}
