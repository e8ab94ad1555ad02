using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.Store.Coders;

/// <summary>A signed-off letter as something to learn from: what coders said of each suggestion, and what they added.</summary>
public sealed record LabelledLetter
{
    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>The words and what they name.</summary>
    public required IReadOnlyList<MentionLabel> Mentions { get; init; }

    /// <summary>The ICD-10 codes: those that stand, in order, then those that were rejected or replaced.</summary>
    public required IReadOnlyList<CodeLabel> Codes { get; init; }

    /// <summary>The labels of a sheet.</summary>
    internal static LabelledLetter Of(DocumentRecord document, CodingSheet sheet) => new()
    {
        DocumentId = document.Id,
        Text = document.Text.Text,
        Mentions = [.. sheet.Mentions.Select(m => new MentionLabel
        {
            Span = m.Span, In = m.In, Suggested = m.Suggested, State = m.State, Key = m.Stands ? m.Key : null, SnomedId = m.Stands ? m.SnomedId : default, Context = m.Stands ? m.Context : null,
        })],
        Codes =
        [
            .. sheet.Codes.Where(c => c.Stands).Select(c => new CodeLabel { Code = c.Code, State = c.State, Primary = c.Primary }),
            .. sheet.Codes.Where(c => c.State is EntryState.Rejected or EntryState.Replaced && c.Suggested is not null).Select(c => new CodeLabel { Code = c.Suggested!.Code, State = EntryState.Rejected }),
        ],
    };
}

/// <summary>A mention with what a coder said of it.</summary>
public sealed record MentionLabel
{
    /// <summary>The words.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The text that they stand in.</summary>
    public TextField In { get; init; }

    /// <summary>What the program said; null for an added one.</summary>
    public Mention? Suggested { get; init; }

    /// <summary>Suggested: nobody said anything and the letter was signed off, a weaker label than accepted.</summary>
    public EntryState State { get; init; }

    /// <summary>Key of the right concept; null where the words name none, or it has no key.</summary>
    public string? Key { get; init; }

    /// <summary>Identifier of the right concept; default where the words name none, or it has none.</summary>
    public SnomedId SnomedId { get; init; }

    /// <summary>The right context; null where the words name no concept.</summary>
    public MentionContext? Context { get; init; }
}

/// <summary>A code with what a coder said of it.</summary>
public sealed record CodeLabel
{
    /// <summary>The code.</summary>
    public required Icd10Code Code { get; init; }

    /// <summary>Suggested: nobody said anything and the letter was signed off, a weaker label than accepted. Rejected: it does not belong to the letter.</summary>
    public EntryState State { get; init; }

    /// <summary>True for the main condition's code.</summary>
    public bool Primary { get; init; }
}
