using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Terminology;

/// <summary>A historical association of a concept.</summary>
/// <param name="Kind">What the target is to it.</param>
/// <param name="Target">Identifier of the target; of MOVED TO that of a namespace concept.</param>
public sealed record Association(AssociationKind Kind, SnomedId Target)
{
    /// <summary>The kind as SNOMED CT writes it ('SAME AS').</summary>
    public string Words => AssociationKinds.Words(Kind);
}
