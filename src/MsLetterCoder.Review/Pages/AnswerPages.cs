using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages;

/// <summary>Answers to messages, and a nurse's word on whose address it is. What stands against sending is checked here and again in the store's transaction.</summary>
internal sealed class AnswerPages(LetterStore store, MessageViews views, ReplyDesk replies, IHostApplicationLifetime lifetime)
{
    private const int LongestAnswer = 20_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/messages").RequireAuthorization(Labels.Of(Role.Nurse));
        group.MapPost("/{id:long}/answer", (AnswerPages pages, HttpContext context, long id) => pages.AnswerAsync(context, id));
        group.MapPost("/{id:long}/confirm-address", (AnswerPages pages, HttpContext context, long id) => pages.ConfirmAsync(context, id));
    }

    private async Task<IResult> AnswerAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        string text = form["text"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        string me = SessionCookie.Of(context)!.Name;
        if (views.Find(id) is not { } item)
        {
            return Results.NotFound();
        }

        if (item.State is not (WorkState.Waiting or WorkState.Claimed))
        {
            return views.Page(context, id, "It is closed: nothing was saved or sent.", text);
        }

        try
        {
            switch (form["do"].ToString())
            {
                case "begin":
                    store.Drafts.Show(item.MessageId, replies.Begin);
                    return Back(id);
                case "another" when store.Drafts.Find(item.MessageId) is { Sending: OutboxState.Sent } sent:
                    store.Drafts.Edit(item.MessageId, replies.Begin(sent.Category).Text, me, replies.Begin, form["stamp"].ToString());
                    return Back(id);
                case "save" or "send" when store.Drafts.Find(item.MessageId) is { Sending: OutboxState.Sent }:
                    return views.Page(context, id, "The answer was sent before this. Nothing more was saved or sent.", text);
                case "save" or "send" when text.Length is 0 or > LongestAnswer:
                    return views.Page(context, id, "An answer has 1 to 20,000 characters. Nothing was saved or sent.", text);
                case "save":
                    store.Drafts.Edit(item.MessageId, text, me, replies.Begin, form["stamp"].ToString());
                    return Back(id);
                case "send":
                    return await SendAsync(context, item, text, form, me).ConfigureAwait(false);
                default:
                    return Results.NotFound();
            }
        }
        catch (StoreException e)
        {
            return views.Page(context, id, e.Message, text);
        }
    }

    private async Task<IResult> SendAsync(HttpContext context, WorkItem item, string text, IFormCollection form, string me)
    {
        DraftView? draft = store.Drafts.Find(item.MessageId);
        string? refusal = replies.Send is null || replies.From.Length == 0 ? "No mail server is configured: nothing can be sent from here."
            : item.State != WorkState.Claimed || item.StateBy != me ? "Take the message first: who answers has it."
            : draft is null ? "There is no answer yet."
            : draft.Restrictions.Count > 0 ? "A contact restriction stands: this page sends nothing. Read it, and reach the person in the way they ask for."
            : draft.Flagged && form["thought"] != "yes" ? "Safeguarding, danger or a death is known: say that you have thought of who may read the answer. Nothing was sent."
            : null;
        if (refusal is not null)
        {
            return views.Page(context, item.Id, refusal, text);
        }

        string stamp = form["stamp"].ToString();
        if (text != draft!.Text)
        {
            stamp = store.Drafts.Edit(item.MessageId, text, me, replies.Begin, stamp).Stamp;
        }

        OutboxMail mail = store.Drafts.BeginSending(item.MessageId, replies.From, me, despiteRestriction: false, again: form["again"] == "yes", stamp);

        // A browser that goes away does not cut a sending off; the end of the program does.
        string? failure = await replies.Send!(mail, null, lifetime.ApplicationStopping).ConfigureAwait(false);
        return store.Outbox.Get(mail.Id).State switch
        {
            OutboxState.Sent => Back(item.Id),
            OutboxState.Unsure => views.Page(context, item.Id, $"It is not known whether the answer was sent. {failure} It is not sent again by itself: ask the patient, or telephone."),
            _ => views.Page(context, item.Id, $"The answer was not sent. {failure} It is saved."),
        };
    }

    private async Task<IResult> ConfirmAsync(HttpContext context, long id)
    {
        IFormCollection form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        if (views.Find(id) is not { } item)
        {
            return Results.NotFound();
        }

        if (!long.TryParse(form["patient"], NumberStyles.None, CultureInfo.InvariantCulture, out long patient))
        {
            return views.Page(context, id, "Choose the patient whose address it is.");
        }

        try
        {
            AddressConfirmation word = store.Patients.ConfirmAddress(item.MessageId, patient, SessionCookie.Of(context)!.Name);
            return word.Identifies
                ? item.DocumentId is { } document && store.Messages.Document(document).PatientId is null
                    ? views.Page(context, id, "The address is noted as the patient's. The message stays outside their record all the same: it states another name, date of birth or NHS number, or its sender's check failed.")
                    : Results.Redirect($"/messages/{id}")
                : views.Page(context, id, "The address is noted as the patient's. Another patient uses it too, so it tells nobody apart: messages from it stay unmatched.");
        }
        catch (StoreException)
        {
            return views.Page(context, id, "There is no such patient, or the message names no sender. Nothing was changed.");
        }
    }

    private static IResult Back(long id) => Results.Redirect($"/messages/{id}#answer");
}
