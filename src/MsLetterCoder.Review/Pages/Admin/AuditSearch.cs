using System.Globalization;
using Microsoft.AspNetCore.Http;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Audit;

namespace MsLetterCoder.Review.Pages.Admin;

/// <summary>What is looked for in the audit trail, as the address says it: accounts, actions, numbers and days, never a patient's words. What cannot be read counts as not given.</summary>
public sealed record AuditSearch
{
    private static readonly string[] Days = ["yyyy-MM-dd"];

    /// <summary>Kinds of things that rows are about.</summary>
    public static IReadOnlyList<string> Entities { get; } = ["message", "document", "work_item", "patient", "quarantine", "draft", "outbox", "contact_restriction", "mailbox", "account", "alert", "store"];

    public string? Actor { get; init; }

    public string? Action { get; init; }

    public string? Entity { get; init; }

    public string? Id { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Only rows before this one.</summary>
    public long? Before { get; init; }

    public AuditAction? Wanted => Labels.TryRead(Action, out AuditAction wanted) ? wanted : null;

    public long? Number => long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Reads it.</summary>
    public static AuditSearch Read(IQueryCollection query) => new()
    {
        Actor = Given(query["actor"]),
        Action = Given(query["action"]),
        Entity = Entities.Contains(query["entity"].ToString()) ? query["entity"].ToString() : null,
        Id = Given(query["id"]),
        From = Day(query["from"]) is null ? null : query["from"].ToString(),
        To = Day(query["to"]) is null ? null : query["to"].ToString(),
        Before = long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out long before) ? before : null,
    };

    /// <summary>The first moment, in the team's zone.</summary>
    public DateTimeOffset? Since(TimeZoneInfo zone) => Start(From, 0, zone);

    /// <summary>The moment after the last.</summary>
    public DateTimeOffset? Until(TimeZoneInfo zone) => Start(To, 1, zone);

    /// <summary>It as the query part of an address, to which more is added; empty where nothing is given.</summary>
    public string Query() => string.Concat(new[] { ("actor", Actor), ("action", Action), ("entity", Entity), ("id", Id), ("from", From), ("to", To) }
        .Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}&"));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is > 1999 and < 9999 ? day : null;

    private static DateTimeOffset? Start(string? text, int after, TimeZoneInfo zone)
    {
        if (Day(text) is not { } day)
        {
            return null;
        }

        DateTime midnight = day.AddDays(after).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
