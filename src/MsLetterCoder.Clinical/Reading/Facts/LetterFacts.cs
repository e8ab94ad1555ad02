namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>What a letter states of the course of the disease, of tests and of treatment. What is not stated is null or empty.</summary>
public sealed record LetterFacts
{
    /// <summary>Nothing stated.</summary>
    public static LetterFacts None { get; } = new();

    /// <summary>Date of the letter: as labelled, else typed, else dictated.</summary>
    public DatedFact? LetterDate { get; init; }

    /// <summary>Date of dictation.</summary>
    public DatedFact? DictatedDate { get; init; }

    /// <summary>Date of typing.</summary>
    public DatedFact? TypedDate { get; init; }

    /// <summary>Course of multiple sclerosis: its key in the inventory ('rrms').</summary>
    public NamedFact? MsType { get; init; }

    /// <summary>Date of the first symptoms.</summary>
    public DatedFact? MsOnset { get; init; }

    /// <summary>Date of the diagnosis.</summary>
    public DatedFact? MsDiagnosed { get; init; }

    /// <summary>EDSS of earlier encounters.</summary>
    public IReadOnlyList<FigureFact> EdssEarlier { get; init; } = [];

    /// <summary>Dated relapses.</summary>
    public IReadOnlyList<RelapseFact> Relapses { get; init; } = [];

    /// <summary>Relapses counted.</summary>
    public IReadOnlyList<CountFact> RelapseCounts { get; init; } = [];

    /// <summary>Scans that were done.</summary>
    public IReadOnlyList<MriFact> Mri { get; init; } = [];

    /// <summary>Drugs, each once, in order of first mention.</summary>
    public IReadOnlyList<TreatmentFact> Treatments { get; init; } = [];

    /// <summary>Walking distance, metres.</summary>
    public IReadOnlyList<FigureFact> WalkingDistance { get; init; } = [];

    /// <summary>Walking aids: stick, two_sticks, crutch, two_crutches, frame, rollator, orthosis, fes, furniture, person, wheelchair, powered_wheelchair, scooter, hoist, bed_bound; none.</summary>
    public IReadOnlyList<NamedFact> WalkingAids { get; init; } = [];

    /// <summary>Timed 25-foot walk, seconds.</summary>
    public IReadOnlyList<FigureFact> TimedWalk { get; init; } = [];

    /// <summary>JC virus antibody: positive, negative.</summary>
    public NamedFact? JcvStatus { get; init; }

    /// <summary>JC virus antibody index.</summary>
    public IReadOnlyList<FigureFact> JcvIndex { get; init; } = [];

    /// <summary>25-hydroxy vitamin D, nmol/L.</summary>
    public IReadOnlyList<FigureFact> VitaminD { get; init; } = [];

    /// <summary>Falls counted.</summary>
    public IReadOnlyList<CountFact> Falls { get; init; } = [];

    /// <summary>The last fall.</summary>
    public DatedFact? LastFall { get; init; }
}
