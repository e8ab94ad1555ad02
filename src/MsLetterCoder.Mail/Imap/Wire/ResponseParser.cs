using System.Globalization;
using System.Text;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>Gives a frame its meaning. What this client has no use for is let pass; what it uses must be well formed.</summary>
internal static class ResponseParser
{
    private static readonly string[] DateFormats = ["d-MMM-yyyy HH:mm:ss zzz", "dd-MMM-yyyy HH:mm:ss zzz"];

    public static ImapResponse Parse(ResponseFrame frame, ImapLimits limits)
    {
        var reader = new TokenReader(frame, limits);
        if (reader.Take((byte)'+'))
        {
            reader.Spaces();
            return new ContinuationResponse(Encoding.UTF8.GetString(reader.Rest()));
        }

        var tag = reader.AtomText();
        reader.Spaces();
        if (tag != "*")
        {
            return Status(ref reader, tag, reader.Atom()) ?? throw reader.Error("a tagged answer is neither OK, NO nor BAD");
        }

        return reader.AtLineEnd ? throw reader.Error("an answer without a word") : Untagged(ref reader);
    }

    private static ImapResponse Untagged(ref TokenReader reader)
    {
        var word = reader.Atom();
        if (Status(ref reader, null, word) is { } status)
        {
            return status;
        }

        if (word[0] is >= (byte)'0' and <= (byte)'9')
        {
            return Numbered(ref reader, word);
        }

        reader.Spaces();
        return Encoding.ASCII.GetString(word).ToUpperInvariant() switch
        {
            "CAPABILITY" => new CapabilityResponse(Encoding.ASCII.GetString(reader.Rest()).Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            "SEARCH" => Search(ref reader),
            "LIST" => List(ref reader),
            _ => new OtherResponse(),
        };
    }

    private static StatusResponse? Status(ref TokenReader reader, string? tag, ReadOnlySpan<byte> word)
    {
        if (!StatusResponse.TryKind(word, out var kind) || (tag is not null && kind is StatusKind.Bye or StatusKind.PreAuth))
        {
            return null;
        }

        reader.Spaces();
        var text = reader.Rest();
        ResponseCode? code = null;
        if (text.StartsWith("["u8) && text.IndexOf((byte)']') is > 1 and var close)
        {
            var inside = Encoding.UTF8.GetString(text[1..close]).Split(' ', 2);
            code = new ResponseCode(inside[0].ToUpperInvariant(), inside.Length > 1 ? inside[1].Trim() : "");
            text = text[(close + 1)..];
        }

        return new StatusResponse(tag, kind, code, StatusResponse.Printable(text));
    }

    private static ImapResponse Numbered(ref TokenReader reader, ReadOnlySpan<byte> digits)
    {
        if (!uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw reader.Error("a message number is none");
        }

        reader.Spaces();
        var word = reader.Atom();
        if (Ascii.EqualsIgnoreCase(word, "EXISTS"u8))
        {
            return new ExistsResponse(number);
        }

        if (Ascii.EqualsIgnoreCase(word, "EXPUNGE"u8))
        {
            return new ExpungeResponse();
        }

        return Ascii.EqualsIgnoreCase(word, "FETCH"u8) ? Fetch(ref reader) : new OtherResponse();
    }

    private static SearchResponse Search(ref TokenReader reader)
    {
        var numbers = new List<uint>();
        for (; !reader.AtLineEnd; reader.Spaces())
        {
            if (reader.Next((byte)'('))
            {
                reader.Skip(); // (MODSEQ n), RFC 7162
            }
            else
            {
                numbers.Add(reader.Number());
            }
        }

        return new SearchResponse(numbers);
    }

    private static ListResponse List(ref TokenReader reader)
    {
        var attributes = reader.Words();
        reader.Spaces();
        var delimiter = reader.AString();
        reader.Spaces();
        var name = reader.AString() ?? "NIL";
        return new ListResponse(attributes, delimiter is { Length: 1 } ? delimiter[0] : null, name);
    }

    private static FetchResponse Fetch(ref TokenReader reader)
    {
        var fetch = new FetchResponse();
        reader.Spaces();
        reader.Expect((byte)'(');
        for (reader.Spaces(); !reader.Take((byte)')'); reader.Spaces())
        {
            FetchItem(ref reader, fetch);
        }

        reader.Spaces();
        return reader.AtLineEnd ? fetch : throw reader.Error("something follows the end of a FETCH answer");
    }

    private static void FetchItem(ref TokenReader reader, FetchResponse fetch)
    {
        var name = Encoding.ASCII.GetString(reader.Atom()).ToUpperInvariant();
        if (name.Contains('[') && !name.Contains(']'))
        {
            SkipSection(ref reader);
        }

        reader.Spaces();
        switch (name)
        {
            case "UID":
                fetch.Uid = reader.Number() is > 0 and var uid ? uid : throw reader.Error("a UID of 0");
                break;
            case "FLAGS":
                fetch.Flags = reader.Words();
                break;
            case "RFC822.SIZE":
                fetch.Size = reader.LongNumber();
                break;
            case "INTERNALDATE":
                fetch.InternalDate = Date(reader.NString(out _));
                break;
            case "BODY[]":
                var bytes = reader.NString(out var literal);
                fetch.Body = new FetchedBody(bytes, bytes is null ? literal?.Length : null);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    /// <summary>The rest of a section name with a list in it, as in BODY[HEADER.FIELDS (DATE)].</summary>
    private static void SkipSection(ref TokenReader reader)
    {
        do
        {
            reader.Spaces();
            reader.Skip();
        }
        while (!reader.Next((byte)']') && reader.Next((byte)' '));
        reader.Atom();
    }

    private static DateTimeOffset? Date(byte[]? text) =>
        text is not null && DateTimeOffset.TryParseExact(Encoding.ASCII.GetString(text).Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
