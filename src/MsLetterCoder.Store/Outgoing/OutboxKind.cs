namespace MsLetterCoder.Store.Outgoing;

/// <summary>What a mail of the team's is.</summary>
public enum OutboxKind
{
    /// <summary>'We have your message': sent by the program.</summary>
    Acknowledgement,

    /// <summary>An answer: sent by a person.</summary>
    Reply,
}
