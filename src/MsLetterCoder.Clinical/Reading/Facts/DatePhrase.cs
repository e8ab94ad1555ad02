namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A date and the words [<see cref="Start"/>, <see cref="End"/>) of the side view that state it.</summary>
internal readonly record struct DatePhrase(PartialDate Date, int Start, int End);
