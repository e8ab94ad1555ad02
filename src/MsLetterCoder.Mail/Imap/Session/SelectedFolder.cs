using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>What the server says of the folder that is open, kept up to date by every answer that passes.</summary>
internal sealed class SelectedFolder
{
    private uint? _uidValidity;
    private uint _uidNext;
    private uint _exists;
    private ulong? _highestModSeq;
    private bool _readOnly;

    /// <summary>Whether messages may have come since <see cref="TakeNews"/> was called last.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Whether the UIDs known became void while the folder was open.</summary>
    public bool UidValidityChanged { get; private set; }

    public FolderState? State => _uidValidity is { } validity ? new(validity, _uidNext, (int)_exists, _highestModSeq, _readOnly) : null;

    public void TakeNews() => HasNews = false;

    public void Observe(ImapResponse response)
    {
        switch (response)
        {
            case ExistsResponse exists:
                HasNews |= exists.Count > _exists;
                _exists = Math.Min(exists.Count, int.MaxValue);
                break;
            case ExpungeResponse when _exists > 0:
                _exists--;
                break;
            case StatusResponse { Code: { } code }:
                Observe(code);
                break;
        }
    }

    private void Observe(ResponseCode code)
    {
        switch (code.Name)
        {
            case "UIDVALIDITY" when code.Number is > 0 and var validity:
                UidValidityChanged |= _uidValidity is { } known && known != validity;
                _uidValidity = validity;
                break;
            case "UIDNEXT" when code.Number is { } next:
                _uidNext = next;
                break;
            case "HIGHESTMODSEQ" when code.LongNumber is { } highest:
                _highestModSeq = highest;
                break;
            case "READ-ONLY":
                _readOnly = true;
                break;
            case "READ-WRITE":
                _readOnly = false;
                break;
        }
    }
}
