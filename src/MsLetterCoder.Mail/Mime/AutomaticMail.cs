using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>Tells from its header whether a machine sent a mail. The subject is no evidence here: people write 'Out of office' too.</summary>
internal static class AutomaticMail
{
    public static AutomaticKind Find(MimePart root)
    {
        MimeHeaders headers = root.Headers;
        string submitted = Word(headers, "Auto-Submitted");
        string precedence = Word(headers, "Precedence");
        if (root.ContentType.MediaType == "multipart/report" || (headers.Value("Return-Path") == "<>" && IsDaemon(headers.Value("From"))))
        {
            return AutomaticKind.DeliveryReport;
        }

        if (submitted == "auto-replied" || precedence is "auto_reply" or "auto-reply" || Has(headers, "X-Autoreply") || Has(headers, "X-Autorespond")
            || Has(headers, "X-Auto-Reply-From"))
        {
            return AutomaticKind.AutoReply;
        }

        if (Has(headers, "List-Id") || Has(headers, "List-Unsubscribe") || precedence is "bulk" or "list" or "junk")
        {
            return AutomaticKind.Bulk;
        }

        return submitted.StartsWith("auto-", StringComparison.Ordinal) ? AutomaticKind.Generated : AutomaticKind.None;
    }

    /// <summary>Whether a machine may answer it (RFC 3834 section 2): nobody does who is in doubt.</summary>
    public static bool MayBeAnswered(MimePart root)
    {
        MimeHeaders headers = root.Headers;
        string submitted = Word(headers, "Auto-Submitted");
        return Find(root) == AutomaticKind.None && submitted is ("" or "no") && Word(headers, "Precedence") is not ("bulk" or "list" or "junk")
            && headers.All("From").Count() == 1 && headers.Value("Return-Path")?.Trim() is not "<>" && !Has(headers, "X-Auto-Response-Suppress") && !Has(headers, "Feedback-ID")
            && !headers.Any(field => field.Name.StartsWith("List-", StringComparison.OrdinalIgnoreCase)) && !IsMachine(headers.Value("From"));
    }

    /// <summary>Names of boxes that nobody reads (RFC 3834 section 2: also 'owner-' and '-request').</summary>
    private static bool IsMachine(string? from)
    {
        // A field that holds nothing has no value: nobody is there to answer.
        int end = from?.LastIndexOf('@') ?? -1;
        if (from is null || end < 0)
        {
            return true;
        }

        string local = from[(from.LastIndexOfAny(['<', ' ', '"', ','], end) + 1)..end].ToLowerInvariant();
        return IsDaemon(from) || local.StartsWith("owner-", StringComparison.Ordinal) || local.EndsWith("-request", StringComparison.Ordinal)
            || local.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Contains("noreply", StringComparison.Ordinal)
            || local.Replace("-", "", StringComparison.Ordinal).Contains("donotreply", StringComparison.Ordinal);
    }

    private static bool Has(MimeHeaders headers, string name) => headers.Value(name) is { } value
        && !value.Equals("no", StringComparison.OrdinalIgnoreCase);

    private static bool IsDaemon(string? from) =>
        from is not null
            && (from.Contains("mailer-daemon", StringComparison.OrdinalIgnoreCase)
                || from.Contains("postmaster@", StringComparison.OrdinalIgnoreCase));

    /// <summary>The keyword of a field, without parameters and comments.</summary>
    private static string Word(MimeHeaders headers, string name)
    {
        string value = headers.Value(name) ?? "";
        int end = value.AsSpan().IndexOfAny(" \t;(");
        return (end < 0 ? value : value[..end]).ToLowerInvariant();
    }
}
