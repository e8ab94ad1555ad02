using System.Globalization;
using MsLetterCoder.Review.Pages.Parts;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Letters;

namespace MsLetterCoder.Review.Pages.Employer;

/// <summary>What was shown, agreed to, withdrawn and released of one clinic letter.</summary>
public sealed class LetterHistory
{
    /// <summary>Reads it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="documentId">The clinic letter.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">Time zone in which times are shown.</param>
    public LetterHistory(LetterStore store, long documentId, DateTimeOffset now, TimeZoneInfo zone)
    {
        (Now, Zone, Consents) = (now, zone, store.EmployerLetters.Consents(documentId));
        Dictionary<long, long> previews = Consents.ToDictionary(c => c.Id, c => c.PreviewId);
        Events =
        [
            .. store.EmployerLetters.Previews(documentId).Select(p => (p.MadeAt, $"shown by {p.MadeBy}, {Count(p.Scope.Ticks.Count)}, condition {(p.Scope.NamesCondition ? "named" : "not named")}", p.Id))
                .Concat(Consents.Select(c => (c.RecordedAt, $"consent {c.Id} recorded by {c.RecordedBy}, wording {c.Wording}, given {Words.Of(c.GivenAt, zone)}, until {Words.Of(c.ExpiresAt, zone)}", c.PreviewId)))
                .Concat(Consents.Where(c => c.WithdrawnAt is not null).Select(c => (c.WithdrawnAt!.Value, $"consent {c.Id} withdrawn, recorded by {c.WithdrawnBy}", c.PreviewId)))
                .Concat(store.EmployerLetters.Releases(documentId).Select(r => (r.ReleasedAt, $"released as {r.Form} by {r.ReleasedBy}", previews[r.ConsentId])))
                .OrderBy(e => e.Item1),
        ];
    }

    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Time zone in which times are shown.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Consents, oldest first.</summary>
    public IReadOnlyList<LetterConsent> Consents { get; }

    /// <summary>What was done, oldest first, with the letter as it was shown that it is about.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Words, long Preview)> Events { get; }

    /// <summary>The consent to a letter that holds now; null where none does.</summary>
    public LetterConsent? Holding(long preview) => Consents.LastOrDefault(c => c.PreviewId == preview && c.Holds(Now));

    private static string Count(int ticks) => ticks == 1 ? "one matter" : string.Create(CultureInfo.InvariantCulture, $"{ticks} matters");
}
