namespace MsLetterCoder.Store.Patients;

/// <summary>What a nurse's word on an address came to.</summary>
/// <param name="Identifies">False where another patient uses the address too: it identifies neither.</param>
/// <param name="Matched">Documents of that sender that stand in the patient's record now and did not before.</param>
public sealed record AddressConfirmation(bool Identifies, int Matched);
