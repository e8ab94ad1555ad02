using MsLetterCoder.Store.Coders;

namespace MsLetterCoder.Review.Pages.Coder;

/// <summary>A stretch of the letter in which nothing begins or ends.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Behind its last code unit.</param>
/// <param name="Mentions">The concepts named by it, the shortest mention first.</param>
/// <param name="Aside">True for letterhead, signature and what is quoted.</param>
/// <param name="Hidden">True for the words around a restricted result that is not open.</param>
public sealed record LetterPiece(int Start, int End, IReadOnlyList<SheetMention> Mentions, bool Aside, bool Hidden);
