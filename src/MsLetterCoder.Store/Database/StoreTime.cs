using System.Globalization;

namespace MsLetterCoder.Store.Database;

/// <summary>The one written form of a time in the store: UTC, milliseconds, ISO 8601. Text in this form sorts by time.</summary>
internal static class StoreTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes a time; what is finer than a millisecond is cut off.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Writes a time that may be missing.</summary>
    public static string? Write(DateTimeOffset? time) => time is { } known ? Write(known) : null;

    /// <summary>Reads a time; its offset is zero.</summary>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Reads a time that may be missing.</summary>
    public static DateTimeOffset? ReadOptional(string? text) => text is null ? null : Read(text);
}
