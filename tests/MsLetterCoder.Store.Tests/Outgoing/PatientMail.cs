using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Tests.Outgoing;

/// <summary>Messages of one known patient, from an address that a nurse has confirmed or not.</summary>
internal static class PatientMail
{
    public const string Address = "pat@example.org";

    /// <summary>Imports the patient with the address.</summary>
    public static long Patient(this TestStore test)
    {
        using var csv = new StringReader($"nhs_number,names,addresses\n{Sample.NhsNumber},Pat Marktestname,{Address}\n");
        test.Store.Patients.Import(csv, "admin");
        return test.Store.Patients.FindByNhsNumber(Sample.NhsNumber)!.Id;
    }

    /// <summary>A nurse's word on the address.</summary>
    public static void Confirm(this TestStore test) => test.Tamper("UPDATE patient_address SET confirmed_at = '2026-03-01T00:00:00.000Z', confirmed_by = 'nurse1'");

    /// <summary>A message from that address.</summary>
    public static (long MessageId, long WorkItem) Message(this TestStore test, long uid, DocumentAnalysis? analysis = null, Func<IncomingMessage, IncomingMessage>? shape = null)
    {
        IncomingMessage mail = Sample.Mail($"id-{uid}@example.org", $"c{uid}", $"Hello {uid}", Address) with { Automatic = AutomaticKind.None, MayBeAnsweredByMachine = true, ReplyTo = [] };
        (long id, FilingOutcome outcome) = test.File(
            Sample.Received(uid), m => m with { Mail = shape is null ? mail : shape(mail), Documents = [Sample.Body(analysis ?? Sample.Message(), $"Hello {uid}")] });
        return (id, outcome.WorkItems.Single());
    }
}
