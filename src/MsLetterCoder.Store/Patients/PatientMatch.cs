using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Patients;

/// <summary>Whose a document is, how sure that is, and why.</summary>
public sealed record PatientMatch
{
    /// <summary>Nobody known.</summary>
    public static PatientMatch Nobody { get; } = new() { Status = MatchStatus.Unverified };

    /// <summary>How sure it is.</summary>
    public required MatchStatus Status { get; init; }

    /// <summary>The likeliest patient; null where the sender is unverified.</summary>
    public long? PatientId { get; init; }

    /// <summary>0 to 1: what speaks for the patient taken together, halved by each contradiction. A weight of evidence set by hand, no probability learnt.</summary>
    public Confidence Score { get; init; }

    /// <summary>What speaks for the patient, strongest first.</summary>
    public IReadOnlyList<MatchEvidence> Evidence { get; init; } = [];

    /// <summary>What speaks against them; or, of an unverified sender, why nobody could be found.</summary>
    public IReadOnlyList<MatchContradiction> Contradictions { get; init; } = [];

    /// <summary>Other patients to whom something points.</summary>
    public IReadOnlyList<long> Others { get; init; } = [];

    /// <summary>The patient in whose record the document stands; null where only a person may put it there.</summary>
    public long? ConfirmedPatient => Status == MatchStatus.Confirmed ? PatientId : null;

    /// <summary>All patients whose it may be, none of them surely.</summary>
    public IReadOnlyList<long> Possible => Status == MatchStatus.Confirmed ? [] : PatientId is { } likeliest ? [likeliest, .. Others] : Others;
}
