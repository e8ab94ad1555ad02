using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Patients;

/// <summary>The patient a document belongs to, as far as the program can tell.</summary>
internal sealed record PatientLink(long PatientId, PatientBasis Basis)
{
    /// <summary>Finds the patient. A clinic letter with an NHS number makes one where there is none. The sender's address counts for a patient's own message only, and only where no NHS number
    /// is stated: a number that is not known must not be overruled by an address that is.</summary>
    public static PatientLink? Find(WriteTransaction transaction, FiledDocument document, string? fromAddress)
    {
        bool letter = document.Analysis.Kind == DocumentKind.ClinicLetter && !document.Analysis.KindUnsure;
        if (document.Analysis.Facts.NhsNumber is { } number)
        {
            long? known = letter
                ? PatientWriter.Ensure(transaction, number, document.Analysis.Facts.DateOfBirth, PatientSource.Letter)
                : PatientWriter.Find(transaction, number);
            if (letter)
            {
                PatientWriter.AddNames(transaction, known!.Value, document.PatientNames);
            }

            return known is { } patient ? new PatientLink(patient, PatientBasis.NhsNumber) : null;
        }

        return document is { Part: "", Analysis.Kind: DocumentKind.PatientMessage }
            && fromAddress is not null
            && PatientWriter.FindByAddress(transaction.Session, transaction.Hash.Address(fromAddress)) is { } sender
                ? new PatientLink(sender, PatientBasis.Address)
                : null;
    }
}
