using System.Security.Cryptography;
using System.Text;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Training.Corpus;

/// <summary>A gold file taken apart, nothing judged but its form (annotation.md section 1).</summary>
internal sealed class GoldFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<HeaderLine> _headers = [];
    private readonly List<Markup> _mentions = [];
    private readonly List<CorpusFinding> _findings = [];

    private GoldFile(string path, string hash) => (Path, Hash) = (path, hash);

    public string Path { get; }

    public string Hash { get; }

    /// <summary>Header lines in order.</summary>
    public IReadOnlyList<HeaderLine> Headers => _headers;

    /// <summary>The body without markup.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Mentions in order of their start, keys and contexts as written.</summary>
    public IReadOnlyList<Markup> Mentions => _mentions;

    /// <summary>What is wrong with the form.</summary>
    public IReadOnlyList<CorpusFinding> Findings => _findings;

    public HeaderLine? Header(string key) => _headers.Find(h => h.Key == key);

    public static GoldFile Parse(string path, byte[] bytes)
    {
        var file = new GoldFile(path, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        string content;
        try
        {
            content = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            file.Find(1, $"byte {bad.Index} is no UTF-8");
            return file;
        }

        if (content.StartsWith('\uFEFF'))
        {
            file.Find(1, "a byte order mark");
            content = content[1..];
        }

        if (content.IndexOf('\r') is >= 0 and int at)
        {
            file.Find(1 + content.AsSpan(0, at).Count('\n'), "a CR line end; lines end in LF");
            content = content.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        string[] lines = content.Split('\n');
        int end = lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            file.Find(1, "no header between two lines of ---");
            return file;
        }

        file.ReadHeaders(lines.AsSpan(1, end - 1));
        file.ReadBody(string.Join('\n', lines[(end + 1)..]), end + 2);
        return file;
    }

    public void Find(int line, string words) => _findings.Add(new CorpusFinding(Path, line, words));

    private void ReadHeaders(ReadOnlySpan<string> lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            int line = i + 2;
            int colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
            {
                Find(line, "a header line without a key and a colon");
                continue;
            }

            var header = new HeaderLine(lines[i][..colon].Trim(), lines[i][(colon + 1)..].Trim(), line);
            if (Header(header.Key) is not null)
            {
                Find(line, $"header '{header.Key}' stands twice");
                continue;
            }

            _headers.Add(header);
        }
    }

    private void ReadBody(string body, int firstLine)
    {
        var text = new StringBuilder(body.Length);
        int at = 0;
        while (body.IndexOf("[[", at, StringComparison.Ordinal) is >= 0 and int open)
        {
            AppendPlain(text, body, at, open, firstLine);
            int line = LineOf(body, open, firstLine);
            int close = body.IndexOf("]]", open + 2, StringComparison.Ordinal);
            int next = body.IndexOf("[[", open + 2, StringComparison.Ordinal);
            if (close < 0 || (next >= 0 && next < close))
            {
                Find(line, "'[[' without its ']]'");
                at = open + 2;
                continue;
            }

            AppendMention(text, body[(open + 2)..close], line);
            at = close + 2;
        }

        AppendPlain(text, body, at, body.Length, firstLine);
        Text = text.ToString();
    }

    private void AppendMention(StringBuilder text, string markup, int line)
    {
        // The words may hold bars themselves, so key and context are what stands behind the last two.
        int last = markup.LastIndexOf('|');
        int before = last > 0 ? markup.LastIndexOf('|', last - 1) : -1;
        if (before < 1)
        {
            Find(line, "a mention that is not [[words|key|context]]");
            text.Append(markup);
            return;
        }

        int start = text.Length;
        text.Append(markup, 0, before);
        _mentions.Add(new Markup(new TextSpan(start, text.Length), markup[(before + 1)..last], markup[(last + 1)..], line));
    }

    private void AppendPlain(StringBuilder text, string body, int from, int to, int firstLine)
    {
        int stray = body.IndexOf("]]", from, to - from, StringComparison.Ordinal);
        if (stray >= 0)
        {
            Find(LineOf(body, stray, firstLine), "']]' without its '[['");
        }

        text.Append(body, from, to - from);
    }

    private static int LineOf(string body, int at, int firstLine) => firstLine + body.AsSpan(0, at).Count('\n');

    internal sealed record HeaderLine(string Key, string Value, int Line);

    internal sealed record Markup(TextSpan Span, string Key, string Context, int Line);
}
