using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Coders;

namespace MsLetterCoder.Review.Pages.Coder;

/// <summary>A concept in one context, with all the words of the letter that name it so.</summary>
public sealed record ConceptGroup(string Term, string Kind, IReadOnlyList<SheetMention> Mentions)
{
    /// <summary>The first mention speaks for all: they go together because these are alike.</summary>
    public SheetMention First => Mentions[0];

    /// <summary>Names of its entries with blanks between.</summary>
    public string Ids => string.Join(' ', Mentions.Select(m => m.Id));

    /// <summary>The best of its mentions' confidences: one sure mention is enough. Null where the coder added it.</summary>
    public Confidence? Confidence => Mentions.Where(m => m.Suggested is not null).Select(m => m.Suggested!.Confidence).OrderByDescending(c => c.Value).Cast<Confidence?>().FirstOrDefault();
}
