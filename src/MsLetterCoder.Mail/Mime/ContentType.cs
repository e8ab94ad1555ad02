namespace MsLetterCoder.Mail.Mime;

/// <summary>A Content-Type field (RFC 2045 section 5).</summary>
public sealed class ContentType
{
    private readonly Dictionary<string, string> parameters;

    private ContentType(string mediaType, Dictionary<string, string> parameters)
    {
        MediaType = mediaType;
        this.parameters = parameters;
    }

    /// <summary>Type and subtype in lower case, 'text/plain'.</summary>
    public string MediaType { get; }

    /// <summary>A parameter, decoded; null where it is missing or empty.</summary>
    public string? Parameter(string name) => parameters.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>True for the top-level type 'multipart'.</summary>
    public bool IsMultipart => MediaType.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>True for a mail inside the mail (RFC 2046 section 5.2.1, RFC 6532 section 3.7).</summary>
    public bool IsMessage => MediaType is "message/rfc822" or "message/global" or "message/news";

    /// <summary>True for the top-level type 'text'.</summary>
    public bool IsText => MediaType.StartsWith("text/", StringComparison.Ordinal);

    internal static ContentType Plain { get; } = new("text/plain", []);

    internal static ContentType Message { get; } = new("message/rfc822", []);

    /// <summary>
    /// Reads the field's value. 'text' alone is text/plain; anything else without a subtype is application/octet-stream, never guessed at.
    /// </summary>
    internal static ContentType Read(string value, DoubtLog doubts, long at)
    {
        int end = value.AsSpan().IndexOfAny(" \t;(");
        end = end < 0 ? value.Length : end;
        string mediaType = value[..end].Trim('"', '\'').ToLowerInvariant();
        Dictionary<string, string> parameters = MimeParameters.Read(value, end, doubts, at);
        if (mediaType is "text" or "plain" or "html")
        {
            doubts.Add("content-type-broken", "A Content-Type has no subtype; it was taken as text.", at);
            mediaType = mediaType == "html" ? "text/html" : "text/plain";
        }

        int slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == mediaType.Length - 1)
        {
            // RFC 2045 section 5.2 would call it text/plain; with a boundary it was surely meant as a multipart.
            doubts.Add("content-type-broken", "A Content-Type cannot be read.", at);
            mediaType = parameters.ContainsKey("boundary") ? "multipart/mixed" : mediaType.Length == 0 ? "text/plain" : "application/octet-stream";
        }

        return new ContentType(mediaType, parameters);
    }
}
