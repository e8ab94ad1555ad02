namespace MsLetterCoder.Store.Summaries;

/// <summary>A SNOMED CT concept that the store holds.</summary>
/// <param name="Sctid">Its identifier.</param>
/// <param name="Documents">Documents whose newest results name it.</param>
/// <param name="Decisions">Decisions of coders that name it.</param>
public sealed record StoredConcept(long Sctid, long Documents, long Decisions);
