using System.Net;
using System.Net.Sockets;

namespace MsLetterCoder.TestServers;

/// <summary>Stands between a client and a server on this machine and cuts connections: each one after a number of bytes from the server.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, long> _cutAfter;
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="serverPort">Port of the server.</param>
    /// <param name="cutAfter">Given the number of a connection, counted from 0, after how many bytes from the server it is cut.</param>
    public TcpProxy(int serverPort, Func<int, long> cutAfter)
    {
        _serverPort = serverPort;
        _cutAfter = cutAfter;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections there have been.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                running.Add(ServeAsync(client, _cutAfter(Interlocked.Increment(ref _connections) - 1)));
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(Socket client, long cutAfter)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
            var up = PumpAsync(client, server, long.MaxValue);
            var down = PumpAsync(server, client, cutAfter);
            await Task.WhenAny(up, down);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, long most)
    {
        var buffer = new byte[16 << 10];
        while (most > 0)
        {
            var count = await from.ReceiveAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most)), _stop.Token);
            if (count == 0)
            {
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            most -= count;
        }
    }
}
