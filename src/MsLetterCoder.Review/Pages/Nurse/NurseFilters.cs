using Microsoft.AspNetCore.Http;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages.Nurse;

/// <summary>The queue's filter as the query part of an address: labels only, never a patient's words.</summary>
internal static class NurseFilters
{
    private const string Yes = "yes";

    /// <summary>Reads it; what is unknown counts as not given.</summary>
    public static NurseFilter Read(IQueryCollection query) => new()
    {
        Share = Labels.TryRead(query["who"], out NurseShare share) ? share : NurseShare.Open,
        Urgency = Labels.TryRead(query["urgency"], out Urgency urgency) ? urgency : null,
        Category = Categories.All.Contains(query["category"].ToString()) ? query["category"].ToString() : null,
        Flagged = query["flags"] == Yes,
        Unread = query["unread"] == Yes,
        Pressing = query["pressing"] == Yes,
    };

    /// <summary>Writes it, with the question mark; empty for the default filter.</summary>
    public static string Write(NurseFilter filter)
    {
        List<string> parts = [];
        if (filter.Share != NurseShare.Open)
        {
            parts.Add($"who={Labels.Of(filter.Share)}");
        }

        if (filter.Urgency is { } urgency)
        {
            parts.Add($"urgency={Labels.Of(urgency)}");
        }

        if (filter.Category is { } category)
        {
            parts.Add($"category={category}");
        }

        foreach ((bool set, string name) in new[] { (filter.Flagged, "flags"), (filter.Unread, "unread"), (filter.Pressing, "pressing") })
        {
            if (set)
            {
                parts.Add($"{name}={Yes}");
            }
        }

        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
