namespace MsLetterCoder.Clinical.Coding;

/// <summary>An imported terminology as reading and coding see it: terms by the words of a text, codes by its map. The project that maps the file implements it.</summary>
public interface IImportedTerms
{
    /// <summary>The longest term that begins with the first of these words.</summary>
    /// <param name="words">Hashes of words (<see cref="Matching.TermWords"/>); 0 for a word that is left out.</param>
    /// <param name="concept">The concept it names; of an inactive one its replacement, with a note.</param>
    /// <returns>How many of the words the term takes; 0 where none begins so.</returns>
    int Longest(ReadOnlySpan<ulong> words, out Concept? concept);

    /// <summary>A better identifier for a concept of the inventory: found by its term where it has none, or the replacement of an inactive one; null where it stands as it is.</summary>
    (SnomedId Id, string Note)? IdentifierFor(Concept concept);

    /// <summary>What its map says of a concept; null where it says nothing.</summary>
    ImportedCodes? CodesOf(SnomedId concept);
}
