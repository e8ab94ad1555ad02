using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Store.Tests.Threads;

/// <summary>Files messages that answer one another. Two patients share an address; Ann has her own.</summary>
internal sealed class Correspondence(TestStore test)
{
    public const string Ann = "9990000018";
    public const string Bob = "9990000026";
    public const string Patients =
        """
        nhs_number,names,date_of_birth,addresses
        9990000018,Ann Marktestone,1984-03-12,ann@example.org;shared@example.org
        9990000026,Bob Marktesttwo,1979-11-02,shared@example.org
        """;

    private long uid = 100;

    /// <summary>Imports the patients.</summary>
    public Correspondence WithPatients()
    {
        test.Store.Patients.Import(new StringReader(Patients), "admin");
        return this;
    }

    /// <summary>Id of the patient of a number.</summary>
    public long Patient(string nhsNumber) => test.Store.Patients.FindByNhsNumber(nhsNumber)!.Id;

    /// <summary>Files a patient's message and returns its id.</summary>
    public long File(string messageId, string from, string[] names, string? nhsNumber = null, SenderCheck check = SenderCheck.None, Urgency urgency = Urgency.Routine, string? text = null, DateTimeOffset? at = null,
        IReadOnlyList<FallsTold>? falls = null, string subject = "My question", Func<DocumentAnalysis, DocumentAnalysis>? shape = null)
    {
        uid++;
        string words = text ?? $"Words of {messageId}.";
        DocumentAnalysis analysis = Sample.Message(urgency);
        analysis = analysis with { Facts = analysis.Facts with { NhsNumber = nhsNumber }, Falls = falls ?? [] };
        analysis = shape?.Invoke(analysis) ?? analysis;
        return test.File(Sample.Received(uid, at: at), m => m with
        {
            Mail = Sample.Mail(messageId, $"c{messageId}{from}", words, from) with { InReplyTo = [.. names.TakeLast(1)], References = names, Subject = subject },
            Check = check,
            Documents = [Sample.Body(analysis, words)],
        }).MessageId;
    }
}
