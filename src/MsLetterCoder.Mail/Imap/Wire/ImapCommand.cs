using System.Buffers;
using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>Builds one command (RFC 3501 section 6 and 9). Nothing given as an argument can end the line: a word must be an atom, any other text is quoted or sent as a literal.</summary>
internal sealed class ImapCommand
{
    private const int LongestQuoted = 1_000;
    private const int LargestLiteralMinus = 4_096;
    private static readonly SearchValues<byte> Quotable = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(c => (byte)c)]);
    private static readonly SearchValues<char> AtomChars = SearchValues.Create(
        [.. Enumerable.Range(0x21, 0x5E).Select(c => (char)c).Except(['(', ')', '{', '%', '*', '"', '\\', ']'])]);

    private readonly ArrayBufferWriter<byte> _bytes = new(128);
    private readonly List<int> _pauses = [];
    private readonly LiteralSupport _literals;

    /// <param name="name">Its name, such as UID FETCH: a constant of this client.</param>
    /// <param name="literals">What the server does about literals.</param>
    public ImapCommand(string name, LiteralSupport literals = LiteralSupport.Synchronizing)
    {
        Name = name;
        _literals = literals;
        Raw(name);
    }

    public string Name { get; }

    /// <summary>The command without tag and line end, cut where the server must first ask for the literal that follows.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces() =>
        [.. _pauses.Prepend(0).Zip([.. _pauses, _bytes.WrittenCount], (start, end) => _bytes.WrittenMemory[start..end])];

    /// <summary>A fixed piece of grammar that this client itself wrote, such as a list of FETCH items.</summary>
    public ImapCommand Fixed(string grammar)
    {
        Raw(" ");
        Raw(grammar);
        return this;
    }

    /// <summary>One word that must be an atom.</summary>
    public ImapCommand Atom(string word)
    {
        if (word.Length == 0 || word.AsSpan().ContainsAnyExcept(AtomChars))
        {
            throw new ArgumentException("A word of an IMAP command contains what an atom cannot.", nameof(word));
        }

        return Fixed(word);
    }

    /// <summary>A set of UIDs in ascending order.</summary>
    public ImapCommand Uids(IReadOnlyList<uint> ascending) => Fixed(UidSet.Format(ascending));

    /// <summary>A day as SEARCH wants it (RFC 3501 date).</summary>
    public ImapCommand Date(DateOnly day) => Fixed(day.ToString("d-MMM-yyyy", CultureInfo.InvariantCulture));

    /// <summary>A folder by its name in plain Unicode.</summary>
    public ImapCommand Folder(string name) => Text(ModifiedUtf7.Encode(name));

    /// <summary>Any text but one with a NUL, which IMAP cannot carry.</summary>
    public ImapCommand Text(string value)
    {
        if (value.Contains('\0'))
        {
            throw new ArgumentException("A text for an IMAP command contains a NUL.", nameof(value));
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        Raw(" ");
        if (bytes.Length <= LongestQuoted && !bytes.AsSpan().ContainsAnyExcept(Quotable))
        {
            Raw($"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            return this;
        }

        var atOnce = _literals == LiteralSupport.Plus || (_literals == LiteralSupport.Minus && bytes.Length <= LargestLiteralMinus);
        Raw(string.Create(CultureInfo.InvariantCulture, $"{{{bytes.Length}{(atOnce ? "+" : "")}}}\r\n"));
        if (!atOnce)
        {
            _pauses.Add(_bytes.WrittenCount);
        }

        _bytes.Write(bytes);
        return this;
    }

    private void Raw(string ascii) => Encoding.ASCII.GetBytes(ascii, _bytes);
}

/// <summary>Whether literals may be sent without being asked for (RFC 7888).</summary>
internal enum LiteralSupport
{
    /// <summary>Never: each waits for the server's "+".</summary>
    Synchronizing,

    /// <summary>LITERAL-: up to 4,096 bytes.</summary>
    Minus,

    /// <summary>LITERAL+: always.</summary>
    Plus,
}
