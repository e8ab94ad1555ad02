using System.Collections.Frozen;

namespace MsLetterCoder.App.Pipeline;

/// <summary>Media types that stand in the store unencrypted. A sender can write anything into a Content-Type, a patient's name too; a type that is not known here is filed as
/// application/octet-stream, which is what RFC 2046 section 4.5.1 calls the unknown.</summary>
internal static class MediaTypes
{
    /// <summary>A mail within a mail.</summary>
    public const string Mail = "message/rfc822";

    private const string Unknown = "application/octet-stream";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "text/plain", "text/html", "text/csv", "text/calendar", "text/rtf", "text/richtext", "text/enriched", "text/vcard", "text/xml",
        "application/pdf", "application/rtf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-outlook",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
        "application/ms-tnef", "application/vnd.ms-tnef", "application/zip", "application/x-zip-compressed", "application/gzip", "application/json", "application/xml", "application/ics",
        "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-encrypted", "application/pgp-signature",
        Mail, "message/global", "message/news", "message/partial", "message/external-body", "message/delivery-status", "message/disposition-notification",
        "image/png", "image/jpeg", "image/jpg", "image/pjpeg", "image/gif", "image/bmp", "image/tiff", "image/heic", "image/heif", "image/webp", "image/svg+xml",
        "audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/amr", "audio/ogg", "audio/wav", "audio/x-wav", "video/mp4", "video/mpeg", "video/quicktime", "video/3gpp");

    /// <summary>What is filed for a media type; null for null.</summary>
    public static string? Filed(string? mediaType) => mediaType is null || Known.Contains(mediaType) ? mediaType : Unknown;
}
