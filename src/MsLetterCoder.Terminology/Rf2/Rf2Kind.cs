namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Kinds of release files that an import reads, in the order in which it reads them.</summary>
internal enum Rf2Kind
{
    /// <summary>sct2_Concept.</summary>
    Concept,

    /// <summary>sct2_Description.</summary>
    Description,

    /// <summary>der2_cRefset_Language.</summary>
    Language,

    /// <summary>der2_cRefset_Association.</summary>
    Association,

    /// <summary>der2_iisssc[c|i]Refset_…Map: complex and extended maps.</summary>
    ExtendedMap,

    /// <summary>der2_sRefset_SimpleMap.</summary>
    SimpleMap,

    /// <summary>der2_Refset_Simple.</summary>
    Simple,
}
