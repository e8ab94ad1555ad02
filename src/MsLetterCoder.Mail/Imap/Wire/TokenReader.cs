using System.Buffers;
using System.Text;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>Reads the tokens of RFC 3501 section 9 from a frame. Every complaint names the byte of the connection.</summary>
internal ref struct TokenReader(ResponseFrame frame, ImapLimits limits)
{
    private static readonly SearchValues<byte> AtomEnd = SearchValues.Create("(){ \"\r\n"u8);
    private readonly ReadOnlySpan<byte> _text = frame.Text;
    private int _at;
    private int _literal;
    private long _literalBytes;

    /// <summary>Bytes of the connection before the next token.</summary>
    public readonly long Position => frame.Start + _at + _literalBytes;

    public readonly bool AtLineEnd => _text[_at..].SequenceEqual("\r\n"u8);

    public readonly bool Next(byte expected) => _at < _text.Length && _text[_at] == expected;

    public readonly ImapProtocolException Error(string what) => new(Position, what);

    public bool Take(byte expected)
    {
        if (!Next(expected))
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Expect(byte expected)
    {
        if (!Take(expected))
        {
            throw Error($"'{(char)expected}' was expected");
        }
    }

    /// <summary>Spaces: one is the rule, more are forgiven.</summary>
    public void Spaces()
    {
        while (Take((byte)' '))
        {
        }
    }

    /// <summary>Everything up to the line end.</summary>
    public ReadOnlySpan<byte> Rest()
    {
        var rest = _text[_at..^2];
        _at = _text.Length - 2;
        return rest;
    }

    /// <summary>An atom; brackets, backslashes and stars are taken as part of it, since flags and section names have them.</summary>
    public ReadOnlySpan<byte> Atom()
    {
        var length = _text[_at..].IndexOfAny(AtomEnd);
        if (length <= 0)
        {
            throw Error("a word was expected");
        }

        var atom = _text.Slice(_at, length);
        if (atom.IndexOfAnyInRange((byte)0, (byte)0x1F) is >= 0 and var control)
        {
            _at += control;
            throw Error("a control character in a word");
        }

        _at += length;
        return atom;
    }

    public string AtomText() => Encoding.UTF8.GetString(Atom());

    public uint Number() => (uint)Number(uint.MaxValue);

    public long LongNumber() => (long)Number(long.MaxValue);

    private ulong Number(ulong most)
    {
        ulong value = 0;
        var start = _at;
        while (_at < _text.Length && _text[_at] is >= (byte)'0' and <= (byte)'9')
        {
            var digit = (ulong)(_text[_at] - '0');
            if (value > (most - digit) / 10)
            {
                throw Error("a number is too large");
            }

            value = (value * 10) + digit;
            _at++;
        }

        return _at > start ? value : throw Error("a number was expected");
    }

    /// <summary>A quoted string, a literal or NIL, as bytes: text and null, null and a literal, or neither for NIL.</summary>
    public byte[]? NString(out FrameLiteral? literal)
    {
        literal = null;
        if (Next((byte)'"'))
        {
            return Quoted();
        }

        if (Next((byte)'{') || Next((byte)'~'))
        {
            literal = Literal();
            return literal.Value.Bytes;
        }

        return Ascii.EqualsIgnoreCase(Atom(), "NIL"u8) ? null : throw Error("a string or NIL was expected");
    }

    /// <summary>A string in any of its three forms (RFC 3501 astring); null for NIL.</summary>
    public string? AString()
    {
        if (Next((byte)'"') || Next((byte)'{') || Next((byte)'~'))
        {
            var bytes = NString(out _);
            return bytes is null ? throw Error("a name is too long") : Encoding.UTF8.GetString(bytes);
        }

        var atom = Atom();
        return Ascii.EqualsIgnoreCase(atom, "NIL"u8) ? null : Encoding.UTF8.GetString(atom);
    }

    /// <summary>A list of words such as flags.</summary>
    public List<string> Words()
    {
        var words = new List<string>();
        Expect((byte)'(');
        for (Spaces(); !Take((byte)')'); Spaces())
        {
            words.Add(AtomText());
        }

        return words;
    }

    /// <summary>Passes over one value of any kind.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            if (Take((byte)'('))
            {
                if (++depth > limits.MaxNesting)
                {
                    throw Error($"lists are nested deeper than {limits.MaxNesting}");
                }
            }
            else if (Next((byte)')') && depth > 0)
            {
                _at++;
                depth--;
            }
            else if (Next((byte)'"'))
            {
                Quoted();
            }
            else if (Next((byte)'{') || Next((byte)'~'))
            {
                Literal();
            }
            else
            {
                Atom();
            }

            if (depth > 0)
            {
                Spaces();
            }
        }
        while (depth > 0);
    }

    private byte[] Quoted()
    {
        Expect((byte)'"');
        var value = new ArrayBufferWriter<byte>(32);
        while (true)
        {
            var rest = _text[_at..];
            var stop = rest.IndexOfAny("\"\\\r"u8);
            if (stop < 0 || rest[stop] == '\r' || rest[..stop].Contains((byte)0))
            {
                throw Error("a quoted string does not end");
            }

            value.Write(rest[..stop]);
            _at += stop + 1;
            if (rest[stop] == '"')
            {
                return value.WrittenSpan.ToArray();
            }

            if (_at >= _text.Length - 2)
            {
                throw Error("a quoted string does not end");
            }

            value.Write(_text.Slice(_at++, 1));
        }
    }

    private FrameLiteral Literal()
    {
        Take((byte)'~');
        var close = _text[_at..].IndexOf("}\r\n"u8);
        if (!Next((byte)'{') || close < 0 || _literal >= frame.Literals.Count)
        {
            throw Error("a literal was expected");
        }

        _at += close + 3;
        var literal = frame.Literals[_literal++];
        _literalBytes += literal.Length;
        return literal;
    }
}
