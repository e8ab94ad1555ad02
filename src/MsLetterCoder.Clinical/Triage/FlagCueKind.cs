namespace MsLetterCoder.Clinical.Triage;

/// <summary>Kinds of words around a red flag that tell whether it is meant ('context:KIND' in Knowledge/signals.tsv). They are fewer and reach less far than the cues of coding,
/// because a red flag that is wrongly silenced is the harm.</summary>
internal enum FlagCueKind
{
    /// <summary>Denies what follows.</summary>
    Denied,

    /// <summary>Says of what stands before it that it is not, or no longer, so.</summary>
    DeniedAfter,

    /// <summary>Looks like a denial and is none.</summary>
    NotDenied,

    /// <summary>Says of the drug that follows that it is not taken: 'never had', 'not on'.</summary>
    NotTaken,

    /// <summary>Makes what follows conditional.</summary>
    Supposed,

    /// <summary>Looks like a condition and is none: 'not sure if', 'if you could call me'.</summary>
    NotSupposed,

    /// <summary>What follows is said of a drug or disease in general.</summary>
    General,

    /// <summary>What stands before it is said in general.</summary>
    GeneralAfter,

    /// <summary>Places its sentence long ago.</summary>
    Past,

    /// <summary>Says that its sentence has long been so.</summary>
    Lasting,

    /// <summary>Looks like long ago and is none of the complaint's: 'on Tysabri since 2018'.</summary>
    NotPast,

    /// <summary>Brings a sentence back to the present.</summary>
    Now,

    /// <summary>The writer as subject.</summary>
    Self,

    /// <summary>He or she.</summary>
    Third,

    /// <summary>A relative near enough to be the patient or to be cared for.</summary>
    Relative,

    /// <summary>Somebody distant: an uncle, a colleague, a man in the group.</summary>
    Distant,

    /// <summary>A relative who only reports: 'my wife says I look yellow'.</summary>
    Reporter,

    /// <summary>Tells of somebody's past: had, was, died of.</summary>
    Then,
}
