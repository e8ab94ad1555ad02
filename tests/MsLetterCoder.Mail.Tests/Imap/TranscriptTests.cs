
namespace MsLetterCoder.Mail.Tests.Imap;

/// <summary>Conversations with scripted servers: what the client says must be the script's to the byte, and what comes of it must be what the file beside the script says.</summary>
public sealed class TranscriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Names => Transcript.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Transcript_PlaysToItsExpectedEnd(string name)
    {
        var transcript = Transcript.Load(name);
        await using var stream = new ScriptedStream(transcript.Steps);

        var outcome = await new TranscriptPlayer(transcript, stream).PlayAsync();

        Assert.Null(stream.Deviation);
        Assert.Null(stream.Unplayed);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Transcript.Folder, name + ".expected")), outcome);
    }

    /// <summary>The connection of each script cut at each byte of the server's: no half message is ever handed on.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Transcript_CutAtEveryByte_HandsOnWholeMessagesOnly(string name)
    {
        var whole = Transcript.Load(name);
        var everything = new TranscriptPlayer(whole, new ScriptedStream(whole.Steps, strict: false));
        await everything.PlayAsync();
        var known = everything.Items.ToDictionary(item => item.Uid);
        var players = new List<TranscriptPlayer>();
        for (var i = 0; i < whole.Steps.Count; i++)
        {
            var length = whole.Steps[i].Kind == StepKind.Server ? whole.Steps[i].Bytes.Length : 0;
            for (var cut = 1; cut < Math.Min(length, 3_000); cut++)
            {
                TranscriptStep[] steps = [.. whole.Steps.Take(i), new(StepKind.Server, whole.Steps[i].Bytes[..cut]), new(StepKind.Cut, [])];
                players.Add(new TranscriptPlayer(whole, new ScriptedStream(steps, strict: false)));
            }
        }

        await Task.WhenAll(players.Select(player => player.PlayAsync())).WaitAsync(Patience);

        Assert.All(players.SelectMany(player => player.Items), item => Assert.Equal(known[item.Uid].Raw, item.Raw));
    }

    /// <summary>Scripts with bytes changed, lost and doubled: the client ends with its own kind of error or none, and soon.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Transcript_Damaged_EndsInOrder(string name)
    {
        var whole = Transcript.Load(name);
        var random = new Random(20_240_514);
        var plays = new List<Task>();
        for (var run = 0; run < 300; run++)
        {
            var steps = whole.Steps.Select(step => step.Kind == StepKind.Server ? step with { Bytes = Damage(step.Bytes, random) } : step).ToList();
            plays.Add(new TranscriptPlayer(whole, new ScriptedStream(steps, strict: false)).PlayAsync());
        }

        await Task.WhenAll(plays).WaitAsync(Patience);
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        if (bytes.Length == 0 || random.Next(3) != 0)
        {
            return bytes;
        }

        var at = random.Next(bytes.Length);
        var end = Math.Min(bytes.Length, at + random.Next(1, 8));
        return random.Next(4) switch
        {
            0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..]],
            _ => [.. bytes[..at], (byte)"(){}[]\"\\\r\n 0*+"[random.Next(14)], .. bytes[at..]],
        };
    }
}
