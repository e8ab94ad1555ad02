using System.Globalization;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Builds the tree of one mail; counts parts and decoded bytes over everything it is asked to read, the content of signatures included.
/// </summary>
internal sealed class MimeParser(MimeLimits limits, DoubtLog doubts, CancellationToken cancellationToken)
{
    private int partsRead;
    private long bytesDecoded;

    /// <summary>Reads a whole mail.</summary>
    public MimePart ReadMail(MimeSource source) => ReadEntity(source, 0, source.Bytes.Length, "", 0, wholeMail: true);

    /// <summary>Reads a mail that was attached as a mere file.</summary>
    public MimePart ReadAttached(MimePart file, int depth)
    {
        var source = new MimeSource(file.Content, file.BodyAt, decoded: !file.ContentStandsInMail);
        return ReadEntity(source, 0, file.Content.Length, file.Number, depth, wholeMail: true);
    }

    /// <summary>
    /// Reads a part that was wrapped in another: the content of a signature or of an encrypted part. It keeps the number of its wrapping.
    /// </summary>
    public MimePart ReadWrapped(ReadOnlyMemory<byte> content, MimePart wrapping, int depth) =>
        ReadEntity(new MimeSource(content, wrapping.BodyAt, decoded: true), 0, content.Length, wrapping.Number, depth, wholeMail: false);

    private MimePart ReadEntity(MimeSource source, int start, int end, string number, int depth, bool wholeMail, bool inDigest = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        partsRead++;
        MimeHeaders headers = new HeaderReader(source, limits, doubts).Read(start, end, wholeMail, out int bodyStart);
        HeaderField? typeField = headers.First("Content-Type");
        ContentType type = typeField is { Value.Length: > 0 } ? ContentType.Read(typeField.Value, doubts, typeField.At)
            : inDigest ? ContentType.Message : ContentType.Plain;
        string encoding = TransferEncoding(headers, type, source.At(bodyStart));
        ReadOnlyMemory<byte> body = source.Bytes[bodyStart..end];
        bool standsInMail = TransferDecoder.IsIdentity(encoding);
        Unreadable? unreadable = null;
        ReadOnlyMemory<byte> content = default;
        IReadOnlyList<MimePart> children = [];
        if ((type.IsMultipart || type.IsMessage) && depth >= limits.NestingDepth)
        {
            unreadable = new Unreadable(UnreadableKind.OverLimit, "Parts are nested deeper than the limit.", source.At(bodyStart));
        }
        else if (type.IsMultipart)
        {
            // RFC 2045 section 6.4 forbids encoding a multipart; a few programs do.
            MimeSource inner = standsInMail ? source
                : new MimeSource(Decode(body, encoding, source, bodyStart, ref unreadable), source.At(bodyStart), decoded: true);
            children = ReadChildren(inner, type, standsInMail ? bodyStart : 0, standsInMail ? end : inner.Bytes.Length, number, depth);
        }
        else
        {
            content = Decode(body, encoding, source, bodyStart, ref unreadable);
            number = !wholeMail ? number : number.Length == 0 ? "1" : number + ".1";
            if (type.IsMessage && unreadable is null)
            {
                MimeSource inner = standsInMail ? source : new MimeSource(content, source.At(bodyStart), decoded: true);
                children = [ReadEntity(inner, standsInMail ? bodyStart : 0, standsInMail ? end : content.Length, number, depth + 1, wholeMail: true)];
            }
        }

        PartNames names = PartNames.Read(headers, type, doubts);
        return new MimePart
        {
            Number = number,
            Headers = headers,
            ContentType = type,
            Disposition = names.Disposition,
            FileName = names.FileName,
            ContentId = headers.Value("Content-ID")?.Trim('<', '>', ' '),
            TransferEncoding = encoding,
            Raw = source.Bytes[start..end],
            BodyAt = source.At(bodyStart),
            Content = content,
            ContentStandsInMail = standsInMail,
            Children = children,
            Unreadable = unreadable,
        };
    }

    private List<MimePart> ReadChildren(MimeSource source, ContentType type, int start, int end, string number, int depth)
    {
        const int longestBoundary = 500;
        string? boundary = type.Parameter("boundary") is { Length: <= longestBoundary } named ? named : null;
        if (boundary is null && (boundary = GuessBoundary(source, start, end)) is not null)
        {
            doubts.Add("boundary-guessed", "A multipart names no boundary; the first line that looks like one was taken.", source.At(start));
        }

        var children = new List<MimePart>();
        if (boundary is null)
        {
            doubts.Add("boundary-missing", "A multipart names no boundary and shows none; it was read as one text.", source.At(start));
            return Rest(source, start, end, number, children);
        }

        bool inDigest = type.MediaType == "multipart/digest";
        foreach ((int partStart, int partEnd) in new MultipartSplitter(source, boundary, doubts).Split(start, end))
        {
            string childNumber = (number.Length == 0 ? "" : number + ".") + (children.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (partsRead >= limits.Parts)
            {
                children.Add(Unread(source, partStart, end, childNumber));
                return children;
            }

            children.Add(ReadEntity(source, partStart, partEnd, childNumber, depth + 1, wholeMail: false, inDigest));
        }

        if (children.Count == 0)
        {
            doubts.Add("boundary-not-found", "The boundary of a multipart does not occur; it was read as one text.", source.At(start));
            return Rest(source, start, end, number, children);
        }

        return children;
    }

    /// <summary>A multipart that cannot be split: what is in it becomes one text part, so that nothing is lost.</summary>
    private List<MimePart> Rest(MimeSource source, int start, int end, string number, List<MimePart> children)
    {
        if (source.Bytes.Span[start..end].IndexOfAnyExcept(" \t\r\n"u8) >= 0)
        {
            partsRead++;
            Unreadable? unreadable = null;
            children.Add(new MimePart
            {
                Number = (number.Length == 0 ? "" : number + ".") + "1",
                Headers = new MimeHeaders([]),
                ContentType = ContentType.Plain,
                TransferEncoding = "",
                Raw = source.Bytes[start..end],
                BodyAt = source.At(start),
                Content = Decode(source.Bytes[start..end], "", source, start, ref unreadable),
                ContentStandsInMail = true,
                Unreadable = unreadable,
            });
        }

        return children;
    }

    private MimePart Unread(MimeSource source, int start, int end, string number) => new()
    {
        Number = number,
        Headers = new MimeHeaders([]),
        ContentType = ContentType.Plain,
        TransferEncoding = "",
        Raw = source.Bytes[start..end],
        BodyAt = source.At(start),
        Content = source.Bytes[start..end],
        Unreadable = new Unreadable(UnreadableKind.OverLimit, $"The mail has more than {limits.Parts} parts; the rest was not read.",
            source.At(start)),
    };

    private ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string encoding, MimeSource source, int bodyStart, ref Unreadable? unreadable)
    {
        if (bytesDecoded + body.Length > limits.DecodedBytes)
        {
            unreadable = new Unreadable(UnreadableKind.OverLimit, "The parts of the mail hold more bytes than the limit.", source.At(bodyStart));
            return default;
        }

        bytesDecoded += body.Length;
        return TransferDecoder.Decode(body, encoding, doubts, offset => source.At(bodyStart + offset));
    }

    /// <summary>
    /// The transfer encoding; a container that claims quoted-printable or base64 while its boundaries stand there in plain is what RFC 2045 forbids
    /// and is not decoded.
    /// </summary>
    private string TransferEncoding(MimeHeaders headers, ContentType type, long at)
    {
        string value = headers.Value("Content-Transfer-Encoding") ?? "";
        int end = value.AsSpan().IndexOfAny(" \t;(");
        string encoding = (end < 0 ? value : value[..end]).Trim('"', '\'').ToLowerInvariant();
        if (type.IsMultipart && encoding is not "base64" && !TransferDecoder.IsIdentity(encoding))
        {
            doubts.Add("multipart-encoded", "A multipart names a transfer encoding, which is forbidden; it was not decoded as a whole.", at);
            return "";
        }

        return encoding;
    }

    /// <summary>A line of two hyphens and a word, directly followed by a Content- field, is a boundary whose name got lost.</summary>
    private static string? GuessBoundary(MimeSource source, int start, int end)
    {
        const int linesToLookAt = 200;
        int position = start;
        for (int line = 0; line < linesToLookAt && position < end; line++)
        {
            source.ReadLine(position, end, out int contentEnd, out int next);
            ReadOnlySpan<byte> bytes = source.Bytes.Span;
            if (contentEnd - position is > 2 and < 200 && bytes[position..].StartsWith("--"u8)
                && System.Text.Ascii.EqualsIgnoreCase(bytes[next..Math.Min(end, next + 8)], "content-"u8))
            {
                return System.Text.Encoding.Latin1.GetString(bytes[(position + 2)..contentEnd]).TrimEnd(' ', '\t');
            }

            position = next;
        }

        return null;
    }
}
