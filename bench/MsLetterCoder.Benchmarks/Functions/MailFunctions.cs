using BenchmarkDotNet.Attributes;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Benchmarks.Functions;

/// <summary>Reading of mail.</summary>
public class MailFunctions
{
    private const int Typical = 100;

    private readonly MailReader _reader = Parts.MailReader();
    private byte[][] _typical = [];
    private byte[] _file = [];
    private byte[] _text = [];

    [GlobalSetup]
    public void Make()
    {
        var mixer = new MailMixer(seed: 3);
        _typical = [.. Enumerable.Range(0, Typical).Select(_ => mixer.Next())];
        _file = mixer.LargeFile(1 << 20);
        _text = mixer.LongText(1 << 20);
    }

    [Benchmark(Description = "structure of a typical mail of 3 kB", OperationsPerInvoke = Typical)]
    public int Structure()
    {
        int parts = 0;
        foreach (byte[] mail in _typical)
        {
            parts += MimeReader.Read(mail).Root.Children.Count;
        }

        return parts;
    }

    [Benchmark(Description = "a typical mail of 3 kB to its text", OperationsPerInvoke = Typical)]
    public int Read()
    {
        int length = 0;
        foreach (byte[] mail in _typical)
        {
            length += _reader.Read(mail).Message?.Body?.Text.Length ?? 0;
        }

        return length;
    }

    [Benchmark(Description = "structure of a mail with 1 MiB attached in base64")]
    public int LargeFile() => MimeReader.Read(_file).Root.Children.Count;

    [Benchmark(Description = "a mail of 1 MiB of text to its text")]
    public int LongText() => _reader.Read(_text).Message?.Body?.Text.Length ?? 0;
}
