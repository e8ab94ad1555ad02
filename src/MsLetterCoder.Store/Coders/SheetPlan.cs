using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>Checks what a coder asks for against the sheet, and makes the step of it.</summary>
internal sealed class SheetPlan(CodingSheet sheet, string text)
{
    private const int LongestNote = 4000;

    /// <summary>The step without its numbers; or why it cannot be, in words for the coder.</summary>
    public (CoderDecision? Step, string? Fault) Of(SheetEdit edit)
    {
        string? note = edit.Note?.Trim() is { Length: > 0 } words ? words : null;
        if (note?.Length > LongestNote)
        {
            return Refuse("What you wrote is longer than 4000 characters.");
        }

        if (edit.Span is { } span && (span.End > text.Length || span.Length == 0 || span.In(text).Trim().Length == 0))
        {
            return Refuse("Those are no words of the letter.");
        }

        CoderDecision step = new() { DocumentId = 0, Action = edit.Action, Entry = edit.Entry, Note = note };
        return edit.Action switch
        {
            CoderAction.Commented => note is null ? Refuse("Write the comment.") : About(step, edit.Entry, CoderAction.Commented),
            CoderAction.Query => note is null ? Refuse("Write the question.") : About(step, edit.Entry, CoderAction.Query),
            CoderAction.Added => Add(edit, step),
            _ when sheet.Code(edit.Entry) is { } code => ForCode(edit, step with { Scheme = CodeScheme.Icd10, Code = code.Code.Value, Span = code.Span, In = code.Span is null ? null : TextField.Text }, code),
            _ when sheet.Mention(edit.Entry) is { } mention => ForMention(edit, Naming(step, mention), mention),
            CoderAction.Rejected when sheet.Question(edit.Entry) is { } question => note is null
                ? Refuse("Say why nothing is coded.")
                : (step with { Scheme = CodeScheme.Icd10, Code = question.Asked.Code }, null),
            _ => Refuse("That entry is not in the list."),
        };
    }

    private static (CoderDecision? Step, string? Fault) Refuse(string words) => (null, words);

    private static CoderDecision Naming(CoderDecision step, SheetMention mention) =>
        step with { Scheme = CodeScheme.SnomedCt, Code = mention.Code, Key = mention.Key, Span = mention.Span, In = mention.In };

    private (CoderDecision? Step, string? Fault) About(CoderDecision step, string? entry, CoderAction action)
    {
        if (entry is null || action == CoderAction.Commented)
        {
            return entry is null || sheet.Code(entry) is not null || sheet.Mention(entry) is not null || sheet.Question(entry) is not null ? (step, null) : Refuse("That entry is not in the list.");
        }

        return sheet.Question(entry) is { } question ? (step with { Scheme = CodeScheme.Icd10, Code = question.Asked.Code }, null)
            : sheet.Code(entry) is { } code ? (step with { Scheme = CodeScheme.Icd10, Code = code.Code.Value }, null)
            : sheet.Mention(entry) is { } mention ? (Naming(step, mention), null)
            : Refuse("That entry is not in the list.");
    }

    private (CoderDecision? Step, string? Fault) Add(SheetEdit edit, CoderDecision step)
    {
        step = step with { Entry = null, Span = edit.Span, In = edit.Span is null ? null : TextField.Text };
        if (edit.Code != default)
        {
            // A code stands once (coding.md rule 8): one that was rejected is taken back into the list.
            return sheet.Codes.FirstOrDefault(c => c.Code == edit.Code) switch
            {
                null => (step with { Scheme = CodeScheme.Icd10, Code = edit.Code.Value }, null),
                { Stands: false } rejected => (step with { Action = CoderAction.Accepted, Entry = rejected.Id, Scheme = CodeScheme.Icd10, Code = edit.Code.Value }, null),
                _ => Refuse($"{edit.Code} is in the list already."),
            };
        }

        if (edit.Key is null && edit.SnomedId == default)
        {
            return Refuse("Choose a concept or a code.");
        }

        if (edit.Span is null || edit.Context is null)
        {
            return Refuse("Mark the words of the letter that name the concept, and say in what context.");
        }

        return sheet.Mentions.Any(m => m.Stands && m.In == TextField.Text && m.Span == edit.Span && m.Key == edit.Key && m.SnomedId == edit.SnomedId)
            ? Refuse("Those words are coded so already.")
            : (step with { Scheme = CodeScheme.SnomedCt, Code = edit.SnomedId == default ? null : edit.SnomedId.ToString(), Key = edit.Key, Context = edit.Context }, null);
    }

    private (CoderDecision? Step, string? Fault) ForCode(SheetEdit edit, CoderDecision step, SheetCode code) => edit.Action switch
    {
        CoderAction.Accepted => code.State is EntryState.Suggested or EntryState.Rejected ? (step, null) : Refuse($"{code.Code} is decided already."),
        CoderAction.Rejected => !code.Stands ? Refuse($"{code.Code} is rejected already.") : step.Note is null ? Refuse("Say why the code is wrong.") : (step, null),
        CoderAction.Replaced => edit.Code == default ? Refuse("Choose an ICD-10 code.")
            : sheet.Codes.FirstOrDefault(c => c.Code == edit.Code) is { } there ? Refuse(there.Stands ? $"{edit.Code} is in the list already." : $"{edit.Code} is in the list as rejected: accept it there.")
            : (step with { Replacement = edit.Code.Value }, null),
        CoderAction.PrimarySet => code.Primary ? Refuse($"{code.Code} is the primary code already.") : !code.Stands ? Refuse("A rejected code cannot be primary.") : (step, null),
        CoderAction.Moved => edit.Position is { } place and >= 0 && place < sheet.Codes.Count && place != Place(code) ? (step with { Position = place }, null) : Refuse($"{code.Code} cannot go further."),
        _ => Refuse("A code has no context."),
    };

    private static (CoderDecision? Step, string? Fault) ForMention(SheetEdit edit, CoderDecision step, SheetMention mention) => edit.Action switch
    {
        CoderAction.Accepted => mention.State is EntryState.Suggested or EntryState.Rejected ? (step with { Context = mention.Context }, null) : Refuse("That concept is decided already."),
        CoderAction.Rejected => !mention.Stands ? Refuse("That concept is rejected already.") : step.Note is null ? Refuse("Say why the concept is wrong.") : (step with { Context = mention.Context }, null),
        CoderAction.Replaced => edit.Key is null && edit.SnomedId == default ? Refuse("Choose a concept.")
            : edit.Key == mention.Key && edit.SnomedId == mention.SnomedId ? Refuse("That is the concept it has.")
            : edit.SnomedId == default && edit.Key is null ? Refuse("Choose a concept.")
            : (step with { Replacement = edit.SnomedId == default ? null : edit.SnomedId.ToString(), ReplacementKey = edit.Key, Context = mention.Context }, null),
        CoderAction.ContextChanged => edit.Context is not { } context ? Refuse("Choose a context.") : context == mention.Context ? Refuse("That is the context it has.") : (step with { Context = context }, null),
        _ => Refuse("Only codes have a place in the list."),
    };

    private int Place(SheetCode code)
    {
        for (int i = 0; i < sheet.Codes.Count; i++)
        {
            if (sheet.Codes[i].Id == code.Id)
            {
                return i;
            }
        }

        return -1;
    }
}
