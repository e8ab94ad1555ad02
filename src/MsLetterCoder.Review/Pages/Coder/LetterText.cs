using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Pages.Parts;
using MsLetterCoder.Store.Coders;

namespace MsLetterCoder.Review.Pages.Coder;

/// <summary>The letter with its mentions marked. Written piece by piece rather than as a template, so that no blank of the template comes between the words: the script counts places in the text.</summary>
public sealed class LetterText : ComponentBase
{
    [Parameter, EditorRequired]
    public LetterView View { get; set; } = null!;

    /// <summary>Query part of the page's address.</summary>
    [Parameter]
    public string Query { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "letter letter--coded");
        builder.AddAttribute(2, "id", "text");
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (LetterPiece piece in View.Pieces())
        {
            builder.OpenRegion(3);
            Write(builder, piece, begun);
            builder.CloseRegion();
        }

        builder.CloseElement();
    }

    private void Write(RenderTreeBuilder builder, LetterPiece piece, HashSet<string> begun)
    {
        if (piece.Hidden)
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "shut");
            builder.AddContent(2, "[restricted: hidden]");
            builder.CloseElement();
            return;
        }

        string words = View.Text[piece.Start..piece.End];
        string start = piece.Start.ToString(CultureInfo.InvariantCulture);
        if (piece.Mentions.Count == 0)
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "data-s", start);
            builder.AddAttribute(2, "class", piece.Aside ? "mark-aside" : null);
            builder.AddContent(3, words);
            builder.CloseElement();
            return;
        }

        SheetMention first = piece.Mentions[0];
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "class", $"mk mk--{View.KindOf(first)} cx--{Labels.Of(first.Context)}{(first.State == EntryState.Suggested ? "" : " mk--decided")}");
        builder.AddAttribute(2, "href", $"/letters/{View.Letter.Item.Id}?at={first.Id}{Query.Replace('?', '&')}#at");
        builder.AddAttribute(3, "data-s", start);
        builder.AddAttribute(4, "data-m", string.Join(' ', piece.Mentions.Select(m => m.Id)));
        builder.AddAttribute(5, "title", string.Join("; ", piece.Mentions.Select(m => $"{View.TermOf(m)}: {CoderWords.Of(m.Context)}{(m.Suggested is { } s ? $", {CoderWords.Of(s.Confidence)}" : "")}")));
        if (begun.Add(first.Id))
        {
            builder.AddAttribute(6, "id", $"w-{first.Id}");
        }

        if (piece.End == first.Span.End && CoderWords.Mark(first.Context) is { } mark)
        {
            builder.AddAttribute(7, "data-cx", mark);
        }

        builder.AddContent(8, words);
        builder.CloseElement();
    }
}
