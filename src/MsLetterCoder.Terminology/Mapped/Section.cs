namespace MsLetterCoder.Terminology.Mapped;

/// <summary>Sections of the file, in order. A change of any one's meaning changes <see cref="FileHeader.Version"/>.</summary>
internal enum Section
{
    /// <summary>JSON: where it came from, counts.</summary>
    About,

    /// <summary>long: identifiers of the concepts, ascending.</summary>
    ConceptIds,

    /// <summary>byte: 1 for an active concept.</summary>
    ConceptActive,

    /// <summary>int: semantic tag of a concept, a number in the pool.</summary>
    ConceptTag,

    /// <summary>int: the description shown for a concept, -1 for none.</summary>
    ConceptPreferred,

    /// <summary>int, one more than concepts: first description of each.</summary>
    ConceptFirst,

    /// <summary>int: concept of each description.</summary>
    DescriptionConcept,

    /// <summary>byte: <see cref="DescriptionTraits"/> of each description.</summary>
    DescriptionTraits,

    /// <summary>uint, one more than descriptions: start of each term.</summary>
    TermStarts,

    /// <summary>UTF-8.</summary>
    Terms,

    /// <summary>uint, one more than texts.</summary>
    PoolStarts,

    /// <summary>UTF-8: tags, rules, advice, targets.</summary>
    Pool,

    /// <summary><see cref="AssociationRow"/>, by concept and kind.</summary>
    Associations,

    /// <summary>long: identifiers of reference sets and maps, by number.</summary>
    RefsetIds,

    /// <summary><see cref="MapRow"/>, by concept, reference set, block, group, priority.</summary>
    Maps,

    /// <summary><see cref="SimpleMapRow"/>, by concept and reference set.</summary>
    SimpleMaps,

    /// <summary><see cref="RefsetRow"/>, by reference set and concept.</summary>
    RefsetMembers,

    /// <summary><see cref="MatchEntry"/>: open addressing, a power of two of places.</summary>
    MatchTable,

    /// <summary>ulong: a bit for each beginning of a matched term.</summary>
    MatchBeginnings,

    /// <summary>uint, one more than words: start of each word.</summary>
    WordStarts,

    /// <summary>UTF-8: folded words, in ordinal order.</summary>
    Words,

    /// <summary>uint, one more than words: first posting of each.</summary>
    PostingFirst,

    /// <summary>int: descriptions of a word, those with the fewest words first.</summary>
    Postings,

    /// <summary>uint, one more than descriptions: first word of each.</summary>
    DescriptionWordFirst,

    /// <summary>int: words of each description.</summary>
    DescriptionWords,
}
