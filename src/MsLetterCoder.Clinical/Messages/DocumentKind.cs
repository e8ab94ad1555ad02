namespace MsLetterCoder.Clinical.Messages;

/// <summary>What a document is (annotation.md section 1).</summary>
public enum DocumentKind
{
    /// <summary>Laboratory report, rota, newsletter, bounce, auto-reply, spam, referral administration.</summary>
    Other,

    /// <summary>A letter about a clinic contact.</summary>
    ClinicLetter,

    /// <summary>A message by a patient or somebody who writes for them.</summary>
    PatientMessage,
}
