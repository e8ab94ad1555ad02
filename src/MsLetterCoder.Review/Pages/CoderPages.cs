using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Coder;
using MsLetterCoder.Review.Pages.Parts;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages;

/// <summary>The coders' queue and what is done with a letter.</summary>
internal sealed class CoderPages(LetterStore store, ReviewSettings settings, TimeProvider time, CodeBook book)
{
    private const int Most = 200;
    private const int MostClinics = 100;
    private const int MostEarlier = 8;
    private const int MostHits = 8;
    private const int LongestPhrase = 200;
    private const int LongestReason = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/letters").RequireAuthorization(Labels.Of(Role.Coder));
        group.MapGet("", (CoderPages pages, HttpContext context, long? done) => pages.Queue(context, done));
        group.MapGet("/next", (CoderPages pages, HttpContext context) => pages.Next(context, null));
        group.MapGet("/{id:long}", (CoderPages pages, HttpContext context, long id, string? at, long? done) => pages.Letter(context, id, at: at, done: done));
        group.MapPost("/{id:long}/claim", (CoderPages pages, HttpContext context, long id) => pages.Claim(context, id));
        group.MapPost("/{id:long}/release", (CoderPages pages, HttpContext context, long id) => pages.Release(context, id));
        group.MapPost("/{id:long}/take-over", (CoderPages pages, HttpContext context, long id) => pages.TakeOverAsync(context, id));
        group.MapPost("/{id:long}/step", (CoderPages pages, HttpContext context, long id) => pages.StepAsync(context, id));
        group.MapPost("/{id:long}/undo", (CoderPages pages, HttpContext context, long id) => pages.UndoAsync(context, id));
        group.MapPost("/{id:long}/sign-off", (CoderPages pages, HttpContext context, long id) => pages.SignOffAsync(context, id));
        group.MapPost("/{id:long}/reopen", (CoderPages pages, HttpContext context, long id) => pages.ReopenAsync(context, id));
        group.MapPost("/{id:long}/restricted", (CoderPages pages, HttpContext context, long id) => pages.OpenRestrictedAsync(context, id));
        group.MapPost("/{id:long}/find", (CoderPages pages, HttpContext context, long id) => pages.FindAsync(context, id));
    }

    private RazorComponentResult<LettersPage> Queue(HttpContext context, long? done)
    {
        string by = SessionCookie.Of(context)!.Name;
        LetterFilter filter = LetterFilters.Read(context.Request.Query);
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset local = TimeZoneInfo.ConvertTime(now, settings.TimeZone);
        return new RazorComponentResult<LettersPage>(new
        {
            Rows = store.Letters.Rows(filter, by, Most),
            Counts = store.Letters.Count(now - local.TimeOfDay),
            Clinics = store.Letters.Clinics(MostClinics),
            Filter = filter,
            Query = LetterFilters.Write(filter),
            By = by,
            Now = now,
            Zone = settings.TimeZone,
            Done = done,
            Most,
        });
    }

    private RedirectHttpResult Next(HttpContext context, long? done)
    {
        LetterFilter filter = LetterFilters.Read(context.Request.Query);
        string query = LetterFilters.Write(filter);
        string said = done is { } id ? string.Create(CultureInfo.InvariantCulture, $"{(query.Length == 0 ? "?" : "&")}done={id}") : "";
        return store.Letters.Next(filter, SessionCookie.Of(context)!.Name) is { } next
            ? TypedResults.Redirect(string.Create(CultureInfo.InvariantCulture, $"/letters/{next}{query}{said}"))
            : TypedResults.Redirect($"/letters{query}{said}");
    }

    /// <summary>The letter's page; with a fault where something could not be done.</summary>
    private IResult Letter(HttpContext context, long id, string? fault = null, string? at = null, long? done = null, string? kept = null, Search? search = null, int status = StatusCodes.Status409Conflict)
    {
        Account account = SessionCookie.Of(context)!;
        if (store.Coding.Letter(id) is not { } letter)
        {
            return Results.NotFound();
        }

        store.Messages.Viewed(letter.Item.MessageId, account.Name);
        if (fault is not null)
        {
            context.Response.StatusCode = status;
        }

        string query = Query(context);
        Patient? patient = letter.Document.PatientId is { } known ? store.Patients.Get(known) : null;
        return new RazorComponentResult<LetterPage>(new
        {
            View = View(letter, account, search?.Entry ?? at),
            Patient = patient,
            Earlier = patient is null ? [] : store.SignedEntries.Earlier(letter.Document.Id, MostEarlier),
            MayOpen = store.Restricted.MayOpen(account.Id),
            Query = query,
            Zone = settings.TimeZone,
            Fault = fault,
            Kept = kept,
            Done = done,
            Found = search is null ? null : Fragment(search, letter, query),
            search?.Entry,
            search?.Span,
            search?.Phrase,
        });
    }

    private LetterView View(LetterOnDesk letter, Account account, string? at) => new(letter, book, account.Name, store.Restricted.IsOpen(letter.Document.Id, account.Name), at);

    private IResult Claim(HttpContext context, long id)
    {
        if (store.Coding.Letter(id) is null)
        {
            return Results.NotFound();
        }

        return store.Work.Claim(id, SessionCookie.Of(context)!.Name) ? Back(context, id, null) : Letter(context, id, "Somebody else was quicker: see who has it.");
    }

    private IResult Release(HttpContext context, long id)
    {
        Account account = SessionCookie.Of(context)!;
        if (store.Coding.Letter(id) is not { } letter)
        {
            return Results.NotFound();
        }

        return letter.Item.StateBy == account.Name && store.Work.PutBack(id, account.Name)
            ? Results.Redirect($"/letters{Query(context)}")
            : Letter(context, id, "You do not have the letter: nothing was changed.");
    }

    private async Task<IResult> TakeOverAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        return Answer(context, id, store.Coding.TakeOver(id, form["from"].ToString(), SessionCookie.Of(context)!.Name), null, null);
    }

    private async Task<IResult> StepAsync(HttpContext context, long id)
    {
        var form = new LetterForm(await context.Request.ReadFormAsync().ConfigureAwait(false));
        Account account = SessionCookie.Of(context)!;
        if (store.Coding.Letter(id) is not { } letter)
        {
            return Results.NotFound();
        }

        IReadOnlyList<SheetEdit> edits = form.Edits(letter, book);
        string? entry = edits.Count == 0 ? null : edits[0].Entry;
        if (edits.Count == 0)
        {
            return Letter(context, id, "Nothing that can be done was asked for: nothing was changed.", kept: form.Note, status: StatusCodes.Status400BadRequest);
        }

        // What is decided leaves the coder at the next entry; what is only changed leaves them where they were.
        string? next = edits[0].Action is CoderAction.Accepted or CoderAction.Rejected ? View(letter, account, null).After(string.Join(' ', edits.Select(e => e.Entry))) : entry;
        return Answer(context, id, store.Coding.Write(id, form.Seen, edits, account.Name), next, form.Note);
    }

    private async Task<IResult> UndoAsync(HttpContext context, long id)
    {
        var form = new LetterForm(await context.Request.ReadFormAsync().ConfigureAwait(false));
        string? entry = store.Coding.Letter(id)?.Sheet.Undoable is [{ } last, ..] ? last.Entry : null;
        return Answer(context, id, store.Coding.Undo(id, form.Seen, SessionCookie.Of(context)!.Name), entry, null);
    }

    private async Task<IResult> SignOffAsync(HttpContext context, long id)
    {
        var form = new LetterForm(await context.Request.ReadFormAsync().ConfigureAwait(false));
        DeskOutcome outcome = store.Coding.SignOff(id, form.Seen, SessionCookie.Of(context)!.Name, form.Note);
        return outcome.Result == DeskResult.Done ? Next(context, id) : Answer(context, id, outcome, null, form.Note);
    }

    private async Task<IResult> ReopenAsync(HttpContext context, long id)
    {
        var form = new LetterForm(await context.Request.ReadFormAsync().ConfigureAwait(false));
        return form.Note.Length is 0 or > LongestReason
            ? Letter(context, id, "Say why the letter is opened again, in at most 500 characters.", kept: form.Note)
            : Answer(context, id, store.Coding.Reopen(id, form.Seen, SessionCookie.Of(context)!.Name, form.Note), null, form.Note);
    }

    private async Task<IResult> OpenRestrictedAsync(HttpContext context, long id)
    {
        var form = new LetterForm(await context.Request.ReadFormAsync().ConfigureAwait(false));
        Account account = SessionCookie.Of(context)!;
        if (store.Coding.Letter(id) is not { } letter)
        {
            return Results.NotFound();
        }

        if (form.Note.Length is 0 or > LongestReason)
        {
            return Letter(context, id, "Say why you open restricted results, in at most 500 characters.");
        }

        return store.Restricted.Open(letter.Document.Id, account.Id, account.Name, form.Note)
            ? Back(context, id, null)
            : Letter(context, id, "Your account has no right to open restricted results.", status: StatusCodes.Status403Forbidden);
    }

    /// <summary>The search. Its words come in the body of the request, since they may be a patient's; a script gets the answer alone.</summary>
    private async Task<IResult> FindAsync(HttpContext context, long id)
    {
        var form = new LetterForm(await context.Request.ReadFormAsync().ConfigureAwait(false));
        if (store.Coding.Letter(id) is not { } letter)
        {
            return Results.NotFound();
        }

        bool stands = form.TrySpan(letter.Document.Text.Text, out TextSpan? span);
        LetterView view = View(letter, SessionCookie.Of(context)!, null);
        stands = stands && (span is not { } words || !view.Hidden.Any(h => h.Overlaps(words)));
        span = stands ? span : null;
        string phrase = form.Phrase.Length > 0 ? form.Phrase : span is { } marked ? view.Text[marked.Start..marked.End] : "";
        var search = new Search(string.Join(' ', form.Entries) is { Length: > 0 } entry ? entry : null, span, phrase, !stands ? "Those words do not stand in the letter."
            : phrase.Length is 0 or > LongestPhrase ? "Say what to look for, in at most 200 characters." : null);
        return context.Request.Headers["X-Part"] == "yes"
            ? new RazorComponentResult<FindResults>(Parameters(search, letter, Query(context)))
            : Letter(context, id, search: search);
    }

    private RenderFragment Fragment(Search search, LetterOnDesk letter, string query) => builder =>
    {
        builder.OpenComponent<FindResults>(0);
        builder.AddMultipleAttributes(1, Parameters(search, letter, query)!);
        builder.CloseComponent();
    };

    private Dictionary<string, object?> Parameters(Search search, LetterOnDesk letter, string query) => new()
    {
        [nameof(FindResults.Item)] = letter.Item.Id,
        [nameof(FindResults.Seen)] = letter.Seen,
        [nameof(FindResults.Query)] = query,
        [nameof(FindResults.Entry)] = search.Entry,
        [nameof(FindResults.CodeEntry)] = letter.Sheet.Code(search.Entry) is not null,
        [nameof(FindResults.Span)] = search.Span,
        [nameof(FindResults.Hits)] = search.Fault is null ? book.Find(search.Phrase, MostHits) : [],
        [nameof(FindResults.Typed)] = Icd10Code.TryParse(search.Phrase.ToUpperInvariant(), out Icd10Code typed) ? typed.Value : null,
        [nameof(FindResults.Book)] = book,
        [nameof(FindResults.Fault)] = search.Fault,
    };

    private static string Query(HttpContext context) => LetterFilters.Write(LetterFilters.Read(context.Request.Query));

    private static IResult Back(HttpContext context, long id, string? at)
    {
        string query = Query(context);
        return Results.Redirect(string.Create(
            CultureInfo.InvariantCulture, $"/letters/{id}{query}{(at is null ? "" : $"{(query.Length == 0 ? "?" : "&")}at={Uri.EscapeDataString(at.Split(' ')[0])}#at")}"));
    }

    private IResult Answer(HttpContext context, long id, DeskOutcome outcome, string? at, string? kept)
    {
        string me = SessionCookie.Of(context)!.Name;
        string when = outcome.At is { } time ? Words.Of(time, settings.TimeZone) : "";
        string who = outcome.By == me ? "You" : outcome.By ?? "Somebody";
        return outcome.Result switch
        {
            DeskResult.Done => Back(context, id, at),
            DeskResult.NoLetter => Results.NotFound(),
            DeskResult.HeldByOther => Letter(context, id, outcome.By is null ? "The letter has changed hands: see who has it. Nothing was changed." : $"{outcome.By} has had this letter since {when}. Nothing was changed: ask them to release it, or take it over.", kept: kept),
            DeskResult.SignedOff => Letter(context, id, $"{who} signed this letter off, {when}. Nothing was changed.", kept: kept),
            DeskResult.NotSignedOff => Letter(context, id, "The letter is not signed off any more: nothing was changed.", kept: kept),
            DeskResult.Stale when outcome.By == "worker" => Letter(context, id, $"The letter was analysed again, {when}, after you opened it. Nothing was changed: look at it as it stands now.", kept: kept),
            DeskResult.Stale => Letter(context, id, $"{who} changed this letter, {when}, after {(outcome.By == me ? "this page" : "you")} opened it. Nothing of this was saved: look at it as it stands now, and do it again if it is still right.", kept: kept),
            DeskResult.RestrictedClosed => Letter(context, id, "Restricted results of this letter are hidden: somebody with the right must open them first. Nothing was changed.", kept: kept, status: StatusCodes.Status403Forbidden),
            DeskResult.Undecided => Letter(context, id, $"{(outcome.Count == 1 ? "One entry waits" : $"{outcome.Count} entries wait")} for your decision, marked 'decide'. The letter is not signed off.", kept: kept),
            _ => Letter(context, id, outcome.Fault, at: at, kept: kept),
        };
    }

    /// <summary>What somebody looks for.</summary>
    /// <param name="Entry">In whose place; null for something new.</param>
    /// <param name="Span">For which words of the letter.</param>
    /// <param name="Phrase">By what words.</param>
    /// <param name="Fault">Why it cannot be looked for.</param>
    private sealed record Search(string? Entry, TextSpan? Span, string Phrase, string? Fault);
}
