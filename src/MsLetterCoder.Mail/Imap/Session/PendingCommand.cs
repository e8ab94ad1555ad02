using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>A command sent whose tagged answer has not been read yet, or just has.</summary>
/// <param name="tag">Its tag.</param>
/// <param name="name">Its name, for errors.</param>
/// <param name="sink">Takes the untagged answers that belong to it and says which do.</param>
internal sealed class PendingCommand(string tag, string name, Func<ImapResponse, bool>? sink)
{
    public string Tag => tag;

    public string Name => name;

    /// <summary>The tagged answer, once read.</summary>
    public StatusResponse? Answer { get; set; }

    /// <summary>Whether the answer belongs to this command, which has then taken it.</summary>
    public bool Offer(ImapResponse response) => sink is not null && sink(response);
}
