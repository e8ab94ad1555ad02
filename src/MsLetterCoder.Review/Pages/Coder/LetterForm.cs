using System.Globalization;
using Microsoft.AspNetCore.Http;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages.Coder;

/// <summary>A form of the letter's page, read. Whatever is malformed reads as missing: the sheet then says what is wanted.</summary>
internal sealed class LetterForm(IFormCollection form)
{
    /// <summary>What its coder saw.</summary>
    public SeenLetter Seen => new(Number("analysis") ?? 0, Number("version") ?? -1);

    /// <summary>Names of the entries it is about, one or several; empty where it is about none.</summary>
    public IReadOnlyList<string> Entries => Text("entry").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What was looked for.</summary>
    public string Phrase => Text("phrase");

    /// <summary>What was written, with the reason that was chosen.</summary>
    public string Note => (Text("reason"), Text("note")) switch
    {
        ("", var note) => note,
        (var reason, "") => reason,
        var (reason, note) => $"{reason}: {note}",
    };

    /// <summary>The words of the letter it is about: by their place, or, without script, by themselves. False where they do not stand in the letter.</summary>
    public bool TrySpan(string text, out TextSpan? span)
    {
        span = null;
        if (Number("start") is { } start and >= 0 && Number("end") is { } end && end > start && end <= text.Length)
        {
            span = new TextSpan((int)start, (int)end);
            return true;
        }

        if (Text("words") is not { Length: > 0 } words)
        {
            return true;
        }

        int at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        span = at < 0 ? null : new TextSpan(at, at + words.Length);
        return at >= 0;
    }

    /// <summary>What is asked for; empty where the form names nothing that can be done.</summary>
    public IReadOnlyList<SheetEdit> Edits(LetterOnDesk letter, CodeBook book)
    {
        if (Text("quick").Split(' ', StringSplitOptions.RemoveEmptyEntries) is [string quick, .. string[] rest])
        {
            return quick == "pick"
                ? Icd10Code.TryParse(rest.FirstOrDefault(), out Icd10Code picked) ? [new SheetEdit { Action = CoderAction.Added, Code = picked }] : []
                : quick == "accepted" ? [.. rest.Select(entry => new SheetEdit { Action = CoderAction.Accepted, Entry = entry })] : [];
        }

        if (Text("pick").Split(':') is [string kind, .. string[] parts] && parts.Length > 0)
        {
            return Picked(kind, parts, letter, book);
        }

        string action = Text("do");
        if (action is "up" or "down")
        {
            return Entries is [string moved] ? [new SheetEdit { Action = CoderAction.Moved, Entry = moved, Position = Place(letter.Sheet, moved) + (action == "up" ? -1 : 1) }] : [];
        }

        if (!Labels.TryRead(action, out CoderAction wanted)
            || wanted is not (CoderAction.Accepted or CoderAction.Rejected or CoderAction.ContextChanged or CoderAction.PrimarySet or CoderAction.Commented or CoderAction.Query))
        {
            return [];
        }

        MentionContext? context = Labels.TryRead(Text("context"), out MentionContext read) ? read : null;
        IEnumerable<string?> entries = wanted is CoderAction.Commented or CoderAction.Query ? Targets().Take(1) : Targets();
        return [.. entries.Select(entry => new SheetEdit { Action = wanted, Entry = entry, Note = Note, Context = context })];
    }

    /// <summary>A hit of the search that was chosen: a code, a concept, or a concept with its codes; in an entry's place, or new.</summary>
    private List<SheetEdit> Picked(string kind, string[] parts, LetterOnDesk letter, CodeBook book)
    {
        TrySpan(letter.Document.Text.Text, out TextSpan? span);
        MentionContext context = Labels.TryRead(Text("context"), out MentionContext read) ? read : MentionContext.Present;
        CoderAction action = Entries.Count > 0 ? CoderAction.Replaced : CoderAction.Added;
        IEnumerable<string?> entries = Targets();
        if (kind == "icd")
        {
            return Icd10Code.TryParse(parts[0], out Icd10Code code) ? [.. entries.Select(entry => new SheetEdit { Action = action, Entry = entry, Code = code, Span = span })] : [];
        }

        if (kind is not ("snomed" or "both") || parts.Length != 2)
        {
            return [];
        }

        // A concept of the search's answer and of nowhere else: its key and identifier belong together.
        string? key = parts[0].Length > 0 ? parts[0] : null;
        SnomedId id = SnomedId.TryParse(parts[1], out SnomedId parsed) ? parsed : default;
        if (!book.Knows(key, id))
        {
            return [];
        }

        var edits = entries.Select(entry => new SheetEdit { Action = action, Entry = entry, Key = key, SnomedId = id, Span = span, Context = context }).ToList();
        if (kind == "both")
        {
            edits.AddRange(book.Codes(key, id, context).Where(c => !letter.Sheet.Codes.Any(there => there.Stands && there.Code == c))
                .Select(c => new SheetEdit { Action = CoderAction.Added, Code = c, Span = span }));
        }

        return edits;
    }

    /// <summary>Place of a code in the list; where it is not there, one from which no step leads into the list.</summary>
    private static int Place(CodingSheet sheet, string entry) => sheet.Codes.ToList().FindIndex(c => c.Id == entry) is >= 0 and int place ? place : int.MinValue / 2;

    /// <summary>The entries, or none at all as one that is null: what is added, and what is about the letter.</summary>
    private IEnumerable<string?> Targets() => Entries.Count == 0 ? [null] : [.. Entries];

    private long? Number(string field) => long.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private string Text(string field) => form[field].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
