using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Store.Threads;

/// <summary>Who stands behind a message, as far as threads go.</summary>
/// <param name="PatientId">The patient of a confirmed match.</param>
/// <param name="Sender">Keyed hash of the sender's address.</param>
/// <param name="Check">What the site's mail server found of the sender.</param>
internal sealed record ThreadParty(long? PatientId, byte[]? Sender, SenderCheck Check)
{
    /// <summary>The sender's address where it may be believed.</summary>
    public byte[]? BelievedSender => Check == SenderCheck.Fail ? null : Sender;

    /// <summary>True where one may be linked to the other: the same patient; where one of them has none, the same sender.</summary>
    public bool MayShare(ThreadParty other) => PatientId is { } one && other.PatientId is { } two
        ? one == two
        : BelievedSender is { } sender && other.BelievedSender is { } others && sender.AsSpan().SequenceEqual(others);
}
