using System.IO.Pipelines;
using System.Text;
using MsLetterCoder.Mail.Imap.Wire;

namespace MsLetterCoder.Mail.Imap.Session;

/// <summary>One conversation with a server: sends commands, several at a time if wanted, and gives each the answers that belong to it. For one caller at a time.</summary>
internal sealed class ImapSession : IAsyncDisposable
{
    private const int ReadBufferBytes = 128 << 10;
    private readonly ImapLimits _limits;
    private readonly ImapTimeouts _timeouts;
    private readonly TimeProvider _time;
    private readonly List<PendingCommand> _pending = [];
    private HashSet<string> _capabilities = new(StringComparer.OrdinalIgnoreCase);
    private Stream _stream;
    private PipeReader _pipe;
    private ResponseReader _reader;
    private string? _continuation;
    private bool _broken;
    private bool _leaving;
    private int _unasked;
    private int _lastTag;

    public ImapSession(Stream stream, ImapLimits limits, ImapTimeouts timeouts, TimeProvider time)
    {
        _limits = limits;
        _timeouts = timeouts;
        _time = time;
        (_stream, _pipe, _reader) = Over(stream);
    }

    public SelectedFolder Folder { get; private set; } = new();

    /// <summary>The latest [ALERT], which RFC 3501 wants a person to see; null once taken.</summary>
    public string? Alert { get; set; }

    public LiteralSupport Literals =>
        Can("LITERAL+") ? LiteralSupport.Plus : Can("LITERAL-") || Can("IMAP4rev2") ? LiteralSupport.Minus : LiteralSupport.Synchronizing;

    public bool Can(string capability) => _capabilities.Contains(capability);

    /// <summary>Forgets the folder that was open, before another is opened.</summary>
    public void LeaveFolder() => Folder = new SelectedFolder();

    /// <summary>The greeting; its kind is OK or PREAUTH.</summary>
    public async Task<StatusKind> GreetingAsync(CancellationToken cancellation)
    {
        var first = await ReadAsync(patient: false, cancellation).ConfigureAwait(false);
        return first is StatusResponse { Tag: null, Kind: StatusKind.Ok or StatusKind.PreAuth } greeting
            ? greeting.Kind
            : throw Break(new ImapProtocolException(_reader.Position, "this is no IMAP greeting"));
    }

    /// <summary>Asks what the server can do; before and after signing in and STARTTLS the answers differ, and an old one must not be believed.</summary>
    public async Task AskCapabilitiesAsync(CancellationToken cancellation)
    {
        _capabilities.Clear();
        await RunAsync(new ImapCommand("CAPABILITY"), null, cancellation).ConfigureAwait(false);
    }

    public void ForgetCapabilities() => _capabilities.Clear();

    public bool KnowsCapabilities => _capabilities.Count > 0;

    /// <summary>Goes over to TLS after STARTTLS was accepted. Bytes that came in plain text after the acceptance are somebody's injection: the connection ends there.</summary>
    public async Task UpgradeAsync(Func<Stream, CancellationToken, Task<Stream>> toTls, CancellationToken cancellation)
    {
        if (_reader.HasUnread())
        {
            throw Break(new ImapProtocolException(_reader.Position, "plain text follows the answer to STARTTLS; somebody may be tampering with the connection"));
        }

        await _pipe.CompleteAsync().ConfigureAwait(false);
        ForgetCapabilities();
        _broken = true;
        (_stream, _pipe, _reader) = Over(await toTls(_stream, cancellation).ConfigureAwait(false));
        _broken = false;
    }

    /// <summary>Sends a command and waits for its answer, which must be OK.</summary>
    public async Task<StatusResponse> RunAsync(ImapCommand command, Func<ImapResponse, bool>? sink, CancellationToken cancellation)
    {
        var answer = await AskAsync(command, sink, cancellation).ConfigureAwait(false);
        return answer.Kind == StatusKind.Ok ? answer : throw Refused(command.Name, answer);
    }

    /// <summary>Sends a command and waits for its answer, whatever it is.</summary>
    public async Task<StatusResponse> AskAsync(ImapCommand command, Func<ImapResponse, bool>? sink, CancellationToken cancellation)
    {
        var pending = await SendAsync(command, sink, cancellation).ConfigureAwait(false);
        return await FinishAsync(pending, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a command without waiting for its answer.</summary>
    public async Task<PendingCommand> SendAsync(ImapCommand command, Func<ImapResponse, bool>? sink, CancellationToken cancellation)
    {
        var pending = new PendingCommand($"A{++_lastTag}", command.Name, sink);
        _pending.Add(pending);
        var pieces = command.Pieces();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i > 0 && await ContinuationAsync(pending, cancellation).ConfigureAwait(false) is null)
            {
                return pending;
            }

            var opening = i == 0 ? Encoding.ASCII.GetBytes(pending.Tag + " ") : [];
            var ending = i == pieces.Count - 1 ? "\r\n"u8 : default;
            await WriteAsync((byte[])[.. opening, .. pieces[i].Span, .. ending], cancellation).ConfigureAwait(false);
        }

        return pending;
    }

    /// <summary>Waits for the answer to a command sent.</summary>
    public async Task<StatusResponse> FinishAsync(PendingCommand pending, CancellationToken cancellation)
    {
        while (pending.Answer is null)
        {
            await ReadAsync(patient: false, cancellation).ConfigureAwait(false);
        }

        return pending.Answer;
    }

    /// <summary>Waits until the server asks for more ("+"); its words, or null where it answered the command instead.</summary>
    public async Task<string?> ContinuationAsync(PendingCommand pending, CancellationToken cancellation)
    {
        _continuation = null;
        while (_continuation is null && pending.Answer is null)
        {
            await ReadAsync(patient: false, cancellation).ConfigureAwait(false);
        }

        return pending.Answer is null ? _continuation : null;
    }

    /// <summary>Sends one line as asked for by a continuation.</summary>
    public Task WriteLineAsync(string ascii, CancellationToken cancellation) => WriteAsync(Encoding.ASCII.GetBytes(ascii + "\r\n"), cancellation);

    /// <summary>The next answer, however long it takes. It cannot be cancelled, so that no answer is lost half-read; commands may be written meanwhile.</summary>
    public Task<ImapResponse> ListenAsync() => ReadAsync(patient: true, CancellationToken.None);

    public static ImapCommandException Refused(string command, StatusResponse answer) =>
        new(command, answer.Kind == StatusKind.Bad ? "BAD" : "NO", answer.Code?.Name, answer.Text);

    /// <summary>LOGOUT, if that takes no longer than a goodbye may; then the connection is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_broken)
        {
            _leaving = true;
            using var limit = new CancellationTokenSource(_timeouts.Goodbye, _time);
            try
            {
                await AskAsync(new ImapCommand("LOGOUT"), null, limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is ImapException or OperationCanceledException)
            {
                // The server need not answer; the connection is closed either way.
            }
        }

        _broken = true;
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private (Stream Stream, PipeReader Pipe, ResponseReader Reader) Over(Stream stream)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadBufferBytes, minimumReadSize: ReadBufferBytes / 4, leaveOpen: true));
        return (stream, pipe, new ResponseReader(pipe, _limits, _timeouts.Read, _time));
    }

    private async Task<ImapResponse> ReadAsync(bool patient, CancellationToken cancellation)
    {
        ThrowIfBroken();
        try
        {
            var frame = await _reader.ReadAsync(patient, cancellation).ConfigureAwait(false);
            var response = ResponseParser.Parse(frame, _limits);
            Dispatch(response);
            return response;
        }
        catch (Exception error) when (error is ImapException or OperationCanceledException)
        {
            _broken = true;
            throw;
        }
    }

    private void Dispatch(ImapResponse response)
    {
        Folder.Observe(response);
        switch (response)
        {
            case StatusResponse { Tag: { } tag } answer:
                var index = _pending.FindIndex(pending => pending.Tag == tag);
                var command = index >= 0 ? _pending[index] : throw new ImapProtocolException(_reader.Position, "an answer to a command that was not sent");
                command.Answer = answer;
                _pending.RemoveAt(index);
                _unasked = 0;
                Learn(answer);
                return;
            case StatusResponse { Kind: StatusKind.Bye } bye when !_leaving:
                throw new ImapConnectionException($"The server ended the connection{(bye.Code is { } code ? $" [{code.Name}]" : "")}: {bye.Text}");
            case StatusResponse status:
                Learn(status);
                break;
            case CapabilityResponse capability:
                _capabilities.UnionWith(capability.Names);
                return;
            case ContinuationResponse continuation:
                _continuation = continuation.Text;
                return;
        }

        foreach (var pending in _pending)
        {
            if (pending.Offer(response))
            {
                return;
            }
        }

        if (++_unasked > _limits.MaxUnaskedResponses)
        {
            throw new ImapProtocolException(_reader.Position, $"more than {_limits.MaxUnaskedResponses} answers nobody asked for");
        }
    }

    private void Learn(StatusResponse status)
    {
        if (status.Code is { Name: "CAPABILITY" } code)
        {
            _capabilities = new HashSet<string>(code.Words, StringComparer.OrdinalIgnoreCase);
        }
        else if (status.Code is { Name: "ALERT" })
        {
            Alert = status.Text;
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        ThrowIfBroken();
        try
        {
            var write = _stream.WriteAsync(bytes, CancellationToken.None);
            if (!write.IsCompletedSuccessfully)
            {
                await write.AsTask().WaitAsync(_timeouts.Read, _time, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or TimeoutException)
        {
            throw Break(new ImapConnectionException("The connection to the server broke while a command was sent.", error));
        }
        catch (OperationCanceledException)
        {
            _broken = true;
            throw;
        }
    }

    private void ThrowIfBroken()
    {
        if (_broken)
        {
            throw new ImapConnectionException("The connection is of no further use after an earlier failure.");
        }
    }

    /// <summary>Notes that the conversation cannot go on; returns the error for throwing.</summary>
    public ImapException Break(ImapException error)
    {
        _broken = true;
        return error;
    }
}
