namespace MsLetterCoder.Terminology;

/// <summary>Reference sets and names of the historical associations (SNOMED CT Release File Specification, section 5.2.5).</summary>
internal static class AssociationKinds
{
    private static readonly (long Refset, string Words)[] Known =
    [
        (900000000000527005, "SAME AS"), (900000000000526001, "REPLACED BY"), (1186921001, "POSSIBLY REPLACED BY"), (900000000000523009, "POSSIBLY EQUIVALENT TO"),
        (1186924009, "PARTIALLY EQUIVALENT TO"), (900000000000530003, "ALTERNATIVE"), (900000000000528000, "WAS A"), (900000000000529008, "SIMILAR TO"), (900000000000524003, "MOVED TO"),
        (900000000000525002, "MOVED FROM"), (900000000000531004, "REFERS TO"),
    ];

    /// <summary>The kind a reference set stands for; null for one that is no historical association.</summary>
    public static AssociationKind? Of(long refset)
    {
        int index = Array.FindIndex(Known, k => k.Refset == refset);
        return index < 0 ? null : (AssociationKind)index;
    }

    /// <summary>Its name.</summary>
    public static string Words(AssociationKind kind) => Known[(int)kind].Words;
}
