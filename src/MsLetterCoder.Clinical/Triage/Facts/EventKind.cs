namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>What a message says is to come (triage.md, 'Events').</summary>
public enum EventKind
{
    /// <summary>An infusion, an injection at a unit, or the first dose of a drug.</summary>
    Infusion,

    /// <summary>A medicine runs out: its last dose.</summary>
    LastDose,

    /// <summary>A journey or holiday.</summary>
    Journey,

    /// <summary>An operation, scan, vaccination or other procedure.</summary>
    Procedure,

    /// <summary>An appointment, assessment or tribunal.</summary>
    Appointment,
}
