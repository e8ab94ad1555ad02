using Microsoft.AspNetCore.Http;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Coders;

namespace MsLetterCoder.Review.Pages.Coder;

/// <summary>The queue's filter as the query part of an address: labels and a keyed hash, never a name.</summary>
internal static class LetterFilters
{
    private const int ClinicDigits = 16;

    /// <summary>Reads it; what is unknown counts as not given.</summary>
    public static LetterFilter Read(IQueryCollection query) => new()
    {
        Share = Labels.TryRead(query["share"], out LetterShare share) ? share : LetterShare.Open,
        Order = Labels.TryRead(query["order"], out LetterOrder order) ? order : LetterOrder.Age,
        Clinic = query["clinic"].ToString() is { Length: ClinicDigits } clinic && clinic.All(char.IsAsciiHexDigitLower) ? clinic : null,
        Asked = query["asked"] == "yes",
    };

    /// <summary>Writes it, with the question mark; empty for the default filter.</summary>
    public static string Write(LetterFilter filter)
    {
        List<string> parts = [];
        if (filter.Share != LetterShare.Open)
        {
            parts.Add($"share={Labels.Of(filter.Share)}");
        }

        if (filter.Order != LetterOrder.Age)
        {
            parts.Add($"order={Labels.Of(filter.Order)}");
        }

        if (filter.Clinic is { } clinic)
        {
            parts.Add($"clinic={clinic}");
        }

        if (filter.Asked)
        {
            parts.Add("asked=yes");
        }

        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
