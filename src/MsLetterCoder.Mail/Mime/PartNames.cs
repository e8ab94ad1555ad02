namespace MsLetterCoder.Mail.Mime;

/// <summary>What a part is to be shown as and what it is called: Content-Disposition (RFC 2183) and the name of Content-Type.</summary>
internal readonly record struct PartNames(string? Disposition, string? FileName)
{
    private const int LongestName = 255;

    public static PartNames Read(MimeHeaders headers, ContentType type, DoubtLog doubts)
    {
        string? disposition = null;
        string? fileName = null;
        if (headers.First("Content-Disposition") is { Value: { Length: > 0 } value } field)
        {
            int end = value.AsSpan().IndexOfAny(" \t;(");
            end = end < 0 ? value.Length : end;
            disposition = value[..end].Trim('"').ToLowerInvariant();
            if (disposition.Contains('=', StringComparison.Ordinal))
            {
                // 'Content-Disposition: filename="x"' without a type (RFC 2183 section 2.8: treat as attachment).
                disposition = "attachment";
                end = 0;
            }

            Dictionary<string, string> parameters = MimeParameters.Read(value, end, doubts, field.At);
            fileName = parameters.GetValueOrDefault("filename") ?? parameters.GetValueOrDefault("name");
        }

        return new PartNames(disposition, WithoutFolder(fileName) ?? WithoutFolder(type.Parameter("name")));
    }

    /// <summary>A name is a label only; a path in it is somebody else's disk.</summary>
    private static string? WithoutFolder(string? name)
    {
        if (name is null)
        {
            return null;
        }

        string last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        string clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        int length = Math.Min(clean.Length, LongestName);
        length -= length > 0 && char.IsHighSurrogate(clean[length - 1]) ? 1 : 0;
        return length == 0 ? null : clean[..length];
    }
}
