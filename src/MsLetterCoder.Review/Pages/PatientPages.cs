using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Coder;
using MsLetterCoder.Review.Pages.Nurse;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.Review.Pages;

/// <summary>Nurses' search for a patient, and what is stored of one. What is looked for comes in the body of the request; addresses hold ids alone.</summary>
internal sealed class PatientPages(LetterStore store, ReviewSettings settings, MessageViews views, CodeBook book, TimeProvider time)
{
    private const int Most = 20;
    private const int MostDocuments = 100;
    private const int LongestName = 200;

    private static readonly string[] BirthForms = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/messages/patients").RequireAuthorization(Labels.Of(Role.Nurse));
        group.MapGet("", (PatientPages pages, HttpContext context, string? of, long? item) => pages.Found(context, of, item));
        group.MapPost("", (PatientPages pages, HttpContext context) => pages.SearchAsync(context));
        group.MapGet("/{id:long}", (PatientPages pages, HttpContext context, long id) => pages.Patient(context, id));
        group.MapGet("/{id:long}/letters/{letter:long}", (PatientPages pages, HttpContext context, long id, long letter) => pages.Letter(context, id, letter));
    }

    private RazorComponentResult<PatientsPage> Found(HttpContext context, string? of, long? item)
    {
        List<long> ids = [.. (of ?? "").Split('.').Take(Most).Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long read) ? read : 0).Where(id => id > 0)];
        return Show(new PatientSearch(null, null, null), null, ids.Count == 0 ? null : store.Patients.Look(ids, SessionCookie.Of(context)!.Name), item, null);
    }

    private async Task<IResult> SearchAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string number = string.Concat(form["nhs"].ToString().Where(c => !char.IsWhiteSpace(c) && c != '-'));
        string name = form["name"].ToString().Trim();
        string birth = form["born"].ToString().Trim();
        DateOnly? born = DateOnly.TryParseExact(birth, BirthForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
        long? item = long.TryParse(form["item"], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
        var search = new PatientSearch(number.Length == 0 ? null : number, name.Length == 0 ? null : name, born);
        string? fault = number.Length > 0 && !NhsNumber.IsValid(number) ? "That is no NHS number: it has ten digits, the last of which is checked."
            : birth.Length > 0 && born is null ? "That is no date of birth: write day, month and year."
            : name.Length > LongestName ? "A name has at most 200 characters."
            : search is { NhsNumber: null, Name: null, Born: null } ? "Say an NHS number, a name or a date of birth."
            : null;
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return Show(search, birth, null, item, fault);
        }

        IReadOnlyList<Patient> found = store.Patients.Search(search, SessionCookie.Of(context)!.Name, Most);
        string said = item is { } asked ? string.Create(CultureInfo.InvariantCulture, $"&item={asked}") : "";
        return found switch
        {
            [] => Show(search, birth, [], item, null),
            [{ } only] when item is null => Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/messages/patients/{only.Id}")),
            _ => Results.Redirect($"/messages/patients?of={string.Join('.', found.Select(p => p.Id.ToString(CultureInfo.InvariantCulture)))}{said}"),
        };
    }

    private RazorComponentResult<PatientsPage> Show(PatientSearch search, string? birth, IReadOnlyList<Patient>? found, long? item, string? fault) => new(new
    {
        Search = search,
        Born = birth,
        Found = found,
        Guarded = (found ?? []).Select(p => p.Id).Where(store.Guarded.IsGuarded).ToHashSet(),
        Most,
        Item = item is { } asked && views.Find(asked) is { } there ? there.Id : (long?)null,
        Lines = views.Lines(),
        Fault = fault,
    });

    private IResult Patient(HttpContext context, long id)
    {
        if (store.Patients.Look([id], SessionCookie.Of(context)!.Name) is not [{ } patient])
        {
            return Results.NotFound();
        }

        return new RazorComponentResult<PatientPage>(new
        {
            Patient = patient,
            Restrictions = views.Restrictions(null, id, null),
            Falls = views.Falls(id),
            Documents = store.Patients.Documents(id, MostDocuments),
            Lines = views.Lines(),
            Now = time.GetUtcNow(),
            Zone = settings.TimeZone,
        });
    }

    /// <summary>A letter of that patient, to read: restricted results stay hidden.</summary>
    private IResult Letter(HttpContext context, long id, long letter)
    {
        if (store.Coding.Letter(letter) is not { } found || found.Document.PatientId != id)
        {
            return Results.NotFound();
        }

        string me = SessionCookie.Of(context)!.Name;
        store.Messages.Viewed(found.Item.MessageId, me);
        return new RazorComponentResult<PatientLetterPage>(new { View = new LetterView(found, book, me, restrictedOpen: false, at: null), Patient = store.Patients.Get(id), Lines = views.Lines(), Zone = settings.TimeZone });
    }
}
