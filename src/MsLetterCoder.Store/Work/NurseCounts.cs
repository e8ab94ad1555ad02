using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Store.Work;

/// <summary>The whole nurses' queue in counts, whatever part of it is shown.</summary>
public sealed record NurseCounts
{
    /// <summary>Open items by urgency; every urgency is there.</summary>
    public required IReadOnlyDictionary<Urgency, long> ByUrgency { get; init; }

    /// <summary>Emergencies that nobody has taken.</summary>
    public required long EmergenciesFree { get; init; }

    /// <summary>Open items past their limit.</summary>
    public required long Late { get; init; }

    /// <summary>Items the nurse has.</summary>
    public required long Mine { get; init; }

    /// <summary>Items that wait and are meant for the nurse.</summary>
    public required long MeantForMe { get; init; }
}
