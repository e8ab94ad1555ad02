using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Letters;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages.Employer;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Letters;

namespace MsLetterCoder.Review.Pages;

/// <summary>From a clinic letter to a letter to an employer: choices with a live preview, what the person was shown, their consent, release. Whatever is chosen comes in the body of a request, addresses
/// hold ids alone.</summary>
internal sealed class EmployerPages(LetterStore store, EmployerLetterDesk desk, EmployerLetterWriter writer, ReviewSettings settings, MessageViews views, TimeProvider time)
{
    private const int LongestHold = 366;

    private static readonly string[] Moments = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/messages/patients/{id:long}/letters/{letter:long}/employer").RequireAuthorization(Labels.Of(Role.Nurse));
        group.MapGet("", (EmployerPages pages, HttpContext context, long id, long letter, long? from) => pages.Begin(context, id, letter, from));
        group.MapPost("", (EmployerPages pages, HttpContext context, long id, long letter) => pages.ChooseAsync(context, id, letter));
        group.MapGet("/shown", (EmployerPages pages, HttpContext context, long id, long letter, long? preview) => pages.Shown(context, id, letter, preview ?? 0));
        group.MapPost("/draft", (EmployerPages pages, HttpContext context, long id, long letter) => pages.DraftFileAsync(context, id, letter));
        group.MapPost("/consent", (EmployerPages pages, HttpContext context, long id, long letter) => pages.ConsentAsync(context, id, letter));
        group.MapPost("/withdraw", (EmployerPages pages, HttpContext context, long id, long letter) => pages.WithdrawAsync(context, id, letter));
        group.MapPost("/release", (EmployerPages pages, HttpContext context, long id, long letter) => pages.ReleaseAsync(context, id, letter));
    }

    private static string To(long id, long letter) => string.Create(CultureInfo.InvariantCulture, $"/messages/patients/{id}/letters/{letter}/employer");

    private static long Number(IFormCollection form, string field) => long.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    private static string TypeOf(LetterForm form) => form switch
    {
        LetterForm.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        LetterForm.Pdf => "application/pdf",
        _ => "text/plain; charset=utf-8",
    };

    /// <summary>The choices as they begin, or as they were in a letter that was shown.</summary>
    private IResult Begin(HttpContext context, long id, long letter, long? from)
    {
        if (Find(id, letter) is not { } found || (from is { } asked && Preview(found, asked) is null))
        {
            return Results.NotFound();
        }

        EmployerSource source = desk.Source(found.Document.Id, SessionCookie.Of(context)!.Name);
        LetterPreview? shown = from is { } earlier ? Preview(found, earlier) : null;
        EmployerChoices choices = shown is null
            ? new EmployerChoices { Ticks = source.DefaultTicks([], writer.Knowledge), Date = Today(), Nation = settings.Nation }
            : EmployerChoicesJson.Read(shown.Choices, Today());
        return Page(context, id, found, View(id, found, choices, shown?.Text));
    }

    /// <summary>What is chosen, shown; a script gets the parts that change, alone.</summary>
    private async Task<IResult> ChooseAsync(HttpContext context, long id, long letter)
    {
        IFormCollection fields = await context.Request.ReadFormAsync().ConfigureAwait(false);
        if (Find(id, letter) is not { } found)
        {
            return Results.NotFound();
        }

        string me = SessionCookie.Of(context)!.Name;
        bool part = context.Request.Headers["X-Part"] == "yes";

        // The page's view is in the audit; that it follows what is typed is not a view each time.
        EmployerSource source = part && store.Messages.Document(found.Document.Id) is { } document ? writer.Source(document.Text.Text, document.Analysis) : desk.Source(found.Document.Id, me);
        EmployerForm form = EmployerForm.Read(fields, source, writer, Today());
        EmployerView view = View(id, found, form.Choices, form.Edited);
        if (part)
        {
            return new RazorComponentResult<LiveParts>(new { View = view });
        }

        if (form.Do != "show" || form.Fault is not null)
        {
            return Page(context, id, found, view, form.Fault);
        }

        try
        {
            return Back(id, letter, desk.Show(found.Document.Id, view.Draft, me));
        }
        catch (StoreException)
        {
            return Page(context, id, found, view, "There is no letter to show yet: nothing was kept.");
        }
    }

    /// <summary>A letter as the person sees it, with what follows.</summary>
    private IResult Shown(HttpContext context, long id, long letter, long preview, string? fault = null, IFormCollection? given = null)
    {
        if (Find(id, letter) is not { } found || Preview(found, preview) is not { } shown)
        {
            return Results.NotFound();
        }

        string me = SessionCookie.Of(context)!.Name;
        store.Messages.Viewed(found.Item.MessageId, me);
        Answer(context, fault);
        EmployerView view = View(id, found, EmployerChoicesJson.Read(shown.Choices, Today()), shown.Text);
        return new RazorComponentResult<ShownPage>(new
        {
            Shown = shown,
            view.Draft,
            writer.Knowledge,
            History = History(found),
            View = view,
            Me = me,
            Fault = fault,
            Given = given?["given"].ToString(),
            Days = given?["days"].ToString(),
        });
    }

    private async Task<IResult> DraftFileAsync(HttpContext context, long id, long letter)
    {
        IFormCollection fields = await context.Request.ReadFormAsync().ConfigureAwait(false);
        long preview = Number(fields, "preview");
        if (Find(id, letter) is not { } found || Preview(found, preview) is not { } shown || !Labels.TryRead(fields["form"], out LetterForm form))
        {
            return Results.NotFound();
        }

        EmployerDraft draft = desk.Draft(found.Document.Id, EmployerChoicesJson.Read(shown.Choices, Today()), shown.Text, form);
        if (draft.Text is null)
        {
            return Shown(context, id, letter, preview, "There is no letter any more: the clinic letter reads otherwise now.");
        }

        try
        {
            ReadyLetter file = fields["paper"] == "welsh" ? EmployerLetterDesk.WelshPaperFile(draft, form, writer.Knowledge) : EmployerLetterDesk.DraftFile(draft, form, writer.Knowledge);
            store.Messages.Viewed(found.Item.MessageId, SessionCookie.Of(context)!.Name);
            return Results.File(file.Content, TypeOf(form), file.Name);
        }
        catch (FontException e)
        {
            return Shown(context, id, letter, preview, e.Message);
        }
    }

    private async Task<IResult> ConsentAsync(HttpContext context, long id, long letter)
    {
        IFormCollection fields = await context.Request.ReadFormAsync().ConfigureAwait(false);
        if (Find(id, letter) is not { } found || Preview(found, Number(fields, "preview")) is not { } shown)
        {
            return Results.NotFound();
        }

        long days = Number(fields, "days");
        DateTimeOffset? given = Moment(fields["given"].ToString(), shown.MadeAt);
        string? fault = fields["agreed"] != "yes" ? "Say that the person has read the letter and the words, and agreed. Nothing was recorded."
            : days is < 1 or > LongestHold ? "A consent holds for 1 to 366 days. Nothing was recorded."
            : given is null ? "Say when the person agreed, with date and time. Nothing was recorded."
            : History(found).Holding(shown.Id) is not null ? "There is a consent to this letter already. Nothing was recorded."
            : null;
        if (fault is null)
        {
            try
            {
                desk.Consent(shown.Id, fields["wording"].ToString(), given!.Value, TimeSpan.FromDays(days), SessionCookie.Of(context)!.Name);
                return Back(id, letter, shown.Id);
            }
            catch (StoreException e)
            {
                fault = e.Message;
            }
        }

        return Shown(context, id, letter, shown.Id, fault, fields);
    }

    private async Task<IResult> WithdrawAsync(HttpContext context, long id, long letter)
    {
        IFormCollection fields = await context.Request.ReadFormAsync().ConfigureAwait(false);
        if (Find(id, letter) is not { } found || Consent(found, Number(fields, "consent")) is not { } consent)
        {
            return Results.NotFound();
        }

        return desk.Withdraw(consent.Id, SessionCookie.Of(context)!.Name)
            ? Back(id, letter, consent.PreviewId)
            : Shown(context, id, letter, consent.PreviewId, "That consent was withdrawn before. Nothing was changed.");
    }

    private async Task<IResult> ReleaseAsync(HttpContext context, long id, long letter)
    {
        IFormCollection fields = await context.Request.ReadFormAsync().ConfigureAwait(false);
        if (Find(id, letter) is not { } found || Preview(found, Number(fields, "preview")) is not { } shown || !Labels.TryRead(fields["form"], out LetterForm form))
        {
            return Results.NotFound();
        }

        if (Consent(found, Number(fields, "consent")) is not { } consent || consent.PreviewId != shown.Id)
        {
            return Shown(context, id, letter, shown.Id, "There is no consent to this letter: it is not released.");
        }

        try
        {
            ReadyLetter file = desk.Release(consent.Id, form, SessionCookie.Of(context)!.Name);
            return Results.File(file.Content, TypeOf(form), file.Name);
        }
        catch (Exception e) when (e is StoreException or FontException)
        {
            return Shown(context, id, letter, shown.Id, e.Message);
        }
    }

    /// <summary>A letter of that patient, null where it is none.</summary>
    private LetterOnDesk? Find(long id, long letter) => store.Coding.Letter(letter) is { } found && found.Document.PatientId == id ? found : null;

    private LetterPreview? Preview(LetterOnDesk letter, long preview) => store.EmployerLetters.FindPreview(preview) is { } shown && shown.DocumentId == letter.Document.Id ? shown : null;

    private LetterConsent? Consent(LetterOnDesk letter, long consent) => store.EmployerLetters.Consents(letter.Document.Id).FirstOrDefault(c => c.Id == consent);

    private LetterHistory History(LetterOnDesk letter) => new(store, letter.Document.Id, time.GetUtcNow(), settings.TimeZone);

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), settings.TimeZone).DateTime);

    private EmployerView View(long id, LetterOnDesk letter, EmployerChoices choices, string? edited)
    {
        EmployerDraft draft = desk.Draft(letter.Document.Id, choices, edited);
        return new EmployerView
        {
            To = To(id, letter.Item.Id),
            ClinicLetter = store.Messages.Document(letter.Document.Id).Text.Text,
            Writer = writer,
            Draft = draft,
            Edited = edited == draft.Letter?.Text ? null : edited,
        };
    }

    private RazorComponentResult<EmployerPage> Page(HttpContext context, long id, LetterOnDesk letter, EmployerView view, string? fault = null)
    {
        Answer(context, fault);
        return new RazorComponentResult<EmployerPage>(new
        {
            View = view,
            Patient = store.Patients.Get(id),
            History = History(letter),
            Restrictions = views.Restrictions(null, id, null),
            Fault = fault,
        });
    }

    private static void Answer(HttpContext context, string? fault)
    {
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }
    }

    private static IResult Back(long id, long letter, long preview) => Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"{To(id, letter)}/shown?preview={preview}"));

    /// <summary>A moment as a form says it, in the team's zone; null where it is none. Forms know minutes: the minute in which a letter was shown counts from then on.</summary>
    private DateTimeOffset? Moment(string given, DateTimeOffset shown)
    {
        if (!DateTime.TryParseExact(given, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) || settings.TimeZone.IsInvalidTime(local))
        {
            return null;
        }

        var moment = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, settings.TimeZone), TimeSpan.Zero);
        return moment < shown && shown < moment.AddMinutes(1) ? shown : moment;
    }
}
