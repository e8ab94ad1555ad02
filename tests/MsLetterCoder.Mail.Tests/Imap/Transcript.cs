using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Mail.Tests.Imap;

/// <summary>A scripted conversation. Lines: "# remark", "account: key=value ...", "do: action", "S: line" and "C: line" (CRLF is added, \xNN is a byte),
/// "S~ bytes" (no CRLF), "S*N: line" (N times), "!cut" (the server closes), "!silence" (it says no more).</summary>
internal sealed partial class Transcript
{
    private Transcript(string name) => Name = name;

    public string Name { get; }

    public Dictionary<string, string> Account { get; } = [];

    public List<string> Actions { get; } = [];

    public List<TranscriptStep> Steps { get; } = [];

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Imap", "Transcripts");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.transcript").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static Transcript Load(string name)
    {
        var transcript = new Transcript(name);
        foreach (var line in File.ReadLines(Path.Combine(Folder, name + ".transcript")))
        {
            transcript.Add(line);
        }

        return transcript;
    }

    private void Add(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        var repeated = Repeated().Match(line);
        if (line.StartsWith("account: ", StringComparison.Ordinal))
        {
            foreach (var pair in line[9..].Split(' '))
            {
                Account.Add(pair.Split('=')[0], pair.Split('=', 2)[1]);
            }
        }
        else if (line.StartsWith("do: ", StringComparison.Ordinal))
        {
            Actions.Add(line[4..]);
        }
        else if (repeated.Success)
        {
            var bytes = Bytes(repeated.Groups[2].Value + "\r\n");
            var times = int.Parse(repeated.Groups[1].Value, CultureInfo.InvariantCulture);
            Steps.Add(new TranscriptStep(StepKind.Server, [.. Enumerable.Repeat(bytes, times).SelectMany(copy => copy)]));
        }
        else
        {
            Steps.Add((line + " ")[..3] switch
            {
                "S: " when line.Length == 2 => new TranscriptStep(StepKind.Server, Bytes("\r\n")),
                "C: " when line.Length == 2 => new TranscriptStep(StepKind.Client, Bytes("\r\n")),
                "S: " => new TranscriptStep(StepKind.Server, Bytes(line[3..] + "\r\n")),
                "S~ " => new TranscriptStep(StepKind.Server, Bytes(line[3..])),
                "C: " => new TranscriptStep(StepKind.Client, Bytes(line[3..] + "\r\n")),
                "!cu" => new TranscriptStep(StepKind.Cut, []),
                "!si" => new TranscriptStep(StepKind.Silence, []),
                _ => throw new InvalidDataException($"{Name}: '{line}' is no line of a transcript"),
            });
        }
    }

    private static byte[] Bytes(string text)
    {
        var latin = Escape().Replace(text, match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString());
        return latin.Any(c => c > 0xFF) ? Encoding.UTF8.GetBytes(latin) : Encoding.Latin1.GetBytes(latin);
    }

    [GeneratedRegex(@"^S\*(\d+): (.*)$", RegexOptions.None, 1000)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\\x([0-9A-F]{2})", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}

internal enum StepKind
{
    Server,
    Client,
    Cut,
    Silence,
}

internal sealed record TranscriptStep(StepKind Kind, byte[] Bytes);
