namespace MsLetterCoder.Clinical.Triage;

/// <summary>What speaks against words that would raise a red flag. Which doubts silence depends on the flag (<see cref="RedFlagTable.Silences"/>).</summary>
[Flags]
internal enum FlagDoubt
{
    /// <summary>The words stand.</summary>
    None = 0,

    /// <summary>Denied, or over: 'no chest pain', 'the rash has cleared up'.</summary>
    Denied = 1,

    /// <summary>Conditional: 'if my face swells I know to ring 999'.</summary>
    Supposed = 2,

    /// <summary>General talk of a drug or disease: 'the leaflet says it can cause seizures'.</summary>
    General = 4,

    /// <summary>Long ago: 'the fever from last year'.</summary>
    Past = 8,

    /// <summary>There for long and unchanged: 'weak since 2012', 'same as ever'.</summary>
    Lasting = 16,

    /// <summary>Somebody else has it now, and the patient writes: 'my daughter has a temperature'.</summary>
    SomebodyElse = 32,

    /// <summary>Somebody else had it, or somebody distant has it: 'my dad had a stroke', 'a cousin has seizures'.</summary>
    SomebodyElseThen = 64,
}
