using System.Text;
using System.Text.Json;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;

namespace MsLetterCoder.Store.Tests;

/// <summary>Synthetic mails and results in which no value is its type's default.</summary>
public static class Sample
{
    public const string LetterText = "Dear Dr Marktesthausen\nDiagnosis: relapsing remitting multiple sclerosis, no optic neuritis.\nNHS 999 000 0018";
    public const string NhsNumber = "9990000018";

    public static RunVersions Versions { get; } = new()
    {
        Program = "0.1.0",
        Terminology = "builtin/3",
        Models = [new ModelVersion("kind", "2", "aa11"), new ModelVersion("urgency", "5", "bb22")],
    };

    /// <summary>Limits that tell from when they were reckoned.</summary>
    public static DueTimes DueFrom(DateTimeOffset start) => new()
    {
        Emergency = start.AddMinutes(30),
        SameDay = start.AddHours(7),
        Soon = start.AddDays(2),
        Routine = start.AddDays(7),
    };

    /// <summary>Limits of a mail received as <see cref="Received"/> has it.</summary>
    public static DueTimes Due { get; } = DueFrom(TestStore.Start.AddMinutes(-10));

    public static ReceivedMail Received(long uid, string raw = "From: a@example.org\r\n\r\nHello\r\n", DateTimeOffset? at = null, bool seen = false) => new()
    {
        UidValidity = 77,
        Uid = uid,
        Identity = uid.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Raw = Encoding.ASCII.GetBytes(raw),
        ReceivedAt = at ?? TestStore.Start.AddMinutes(-10),
        ReceivedSource = ReceivedSource.InternalDate,
        Seen = seen,
    };

    public static IncomingMessage Mail(string? messageId = "id-1@example.org", string contentHash = "c0ffee", string body = LetterText, string from = "pat@example.org") => new()
    {
        MessageId = messageId,
        InReplyTo = ["earlier@example.org"],
        References = ["first@example.org", "earlier@example.org"],
        Subject = "Clinic letter Marktestsubject",
        From = new EmailAddress("Pat Marktestname", from),
        Recipients = [new EmailAddress("MS team", "team@example.org"), new EmailAddress(null, "copy@example.org")],
        Date = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(1)),
        TopReceived = new DateTimeOffset(2026, 3, 1, 7, 1, 2, TimeSpan.Zero),
        Automatic = AutomaticKind.Generated,
        Evidence = new SenderEvidence { AuthenticationResults = ["mx.example; spf=pass"], DkimDomains = ["example.org"], SmimeSignatureIntact = true, SmimeSigner = "CN=Pat" },
        Body = new DocumentText { Text = body, Origin = TextOrigin.Html, Renderer = "html/1", Doubts = [new ReadDoubt("unknown-charset", "The charset is not known.", 321)] },
        ContentHash = contentHash,
        Doubts = [new ReadDoubt("bare-lf", "A line ends without CR.", 12), new ReadDoubt("no-date", "There is no date.")],
    };

    public static DocumentAnalysis Letter(string? nhsNumber = NhsNumber) => new()
    {
        Kind = DocumentKind.ClinicLetter,
        KindConfidence = new Confidence(0.975),
        KindUnsure = false,
        Regions = [new TextRegion(new TextSpan(0, 23), RegionKind.Letterhead), new TextRegion(new TextSpan(23, LetterText.Length), RegionKind.Content)],
        Facts = new DocumentFacts
        {
            NhsNumber = nhsNumber,
            HospitalNumber = "MRN-Marktesthosp",
            DateOfBirth = new DateOnly(1984, 3, 12),
            ClinicDate = new DateOnly(2026, 2, 27),
            Edss = 3.5,
            EdssHigh = 4,
            Spans = new Dictionary<string, TextSpan> { ["clinic_date"] = new(1, 9), ["nhs_number"] = new(90, 102) },
        },
        Mentions =
        [
            new Mention { Span = new TextSpan(2, 6), In = TextField.Subject, Key = "fatigue", Context = MentionContext.Past, Confidence = new Confidence(0.5) },
            new Mention { Span = new TextSpan(34, 72), Key = "rrms", SnomedId = Concept("426373005"), Context = MentionContext.Present, Confidence = new Confidence(0.98), Section = "diagnosis" },
            new Mention { Span = new TextSpan(77, 91), SnomedId = Concept("66760008"), Context = MentionContext.Absent, Confidence = new Confidence(0.25), Section = "diagnosis" },
            new Mention { Span = new TextSpan(92, 95), Key = "hiv", Context = MentionContext.Present, Confidence = new Confidence(0.75), Section = "diagnosis", Restricted = true },
        ],
        Icd10 =
        [
            new Icd10Entry { Code = Code("G35X"), Primary = true, Confidence = new Confidence(0.97), Rule = "1: the diagnosis treated", Mentions = [1] },
            new Icd10Entry { Code = Code("R26.8"), Ask = true, Confidence = new Confidence(0.4), Rule = "10: ask", Mentions = [2, 0], Question = "which?", Warnings = ["P1: first", "P2: second"], Override = "overrides line 2" },
            new Icd10Entry { Code = Code("Z21X"), Confidence = new Confidence(0.75), Rule = "2: present", Mentions = [3], Restricted = true },
        ],
        Encounter = EncounterKind.NotAttended,
        UnseenQuotes = [new TextSpan(3, 9), new TextSpan(12, 20)],
        Falls =
        [
            new FallsTold { Falls = 2, Since = new DateOnly(2026, 1, 1), Until = new DateOnly(2026, 2, 27), Told = new DateOnly(2026, 2, 27), Span = new TextSpan(4, 8) },
            new FallsTold { Falls = 1, Told = new DateOnly(2026, 2, 26), Span = new TextSpan(1, 3), In = TextField.Subject },
        ],
        Icd10LeftOut = [new Icd10LeftOut { Code = "B24X Z21X: confirmed?", Rule = "2: ask", Mentions = [3], Key = "hiv", Question = "confirmed?", Candidates = [Code("B24X"), Code("Z21X")], Restricted = true, Override = "overrides line 3" },
            new Icd10LeftOut { Code = "H46X", Rule = "4: absent", Mentions = [2] }, new Icd10LeftOut { Code = "R53X", Rule = "7: symptom of", Mentions = [0] }],
    };

    /// <summary>The letter without what is restricted and without what is asked.</summary>
    public static DocumentAnalysis PlainLetter() => Letter() with
    {
        Mentions = [.. Letter().Mentions.Take(3)],
        Icd10 = [Letter().Icd10[0], Letter().Icd10[1] with { Ask = false, Question = null }],
        Icd10LeftOut = [.. Letter().Icd10LeftOut.Skip(1)],
    };

    public static DocumentAnalysis Message(Urgency urgency = Urgency.SameDay, params string[] flags) => new()
    {
        Kind = DocumentKind.PatientMessage,
        KindConfidence = new Confidence(0.9),
        Regions = [new TextRegion(new TextSpan(0, 10), RegionKind.Content)],
        Facts = new DocumentFacts(),
        Mentions = [],
        Triage = new TriageResult
        {
            Urgency = urgency,
            Category = "infection",
            Categories = ["infection", "falls_mobility"],
            RedFlags = [.. flags.Select((flag, i) => new RedFlag { Key = flag, Evidence = new TextSpan(i, i + 5), In = i % 2 == 0 ? TextField.Subject : TextField.Text })],
            ReplyNeeded = true,
            Confidence = new Confidence(0.93),
            Reasons = ["red flag uti_with_fever", "low confidence: at least soon"],
        },
    };

    public static DocumentAnalysis Other(params string[] flags) => Message(Urgency.RecordOnly, flags) with
    {
        Kind = DocumentKind.Other,
        Triage = flags.Length == 0 ? null : Message(Urgency.RecordOnly, flags).Triage,
    };

    public static FiledDocument Body(DocumentAnalysis analysis, string text = LetterText) => new()
    {
        Part = "",
        Text = new DocumentText { Text = text, Origin = TextOrigin.Html, Renderer = "html/1", Doubts = [new ReadDoubt("unknown-charset", "The charset is not known.", 321)] },
        Subject = "Clinic letter Marktestsubject",
        MediaType = "text/html",
        Analysis = analysis,
    };

    public static FiledDocument Attachment(string part, DocumentAnalysis analysis, string text = LetterText) => new()
    {
        Part = part,
        ParentPart = "",
        Text = new DocumentText { Text = text, Origin = TextOrigin.Pdf, Renderer = "pdftotext/22" },
        MediaType = "application/pdf",
        FileName = "Marktestfile.pdf",
        Analysis = analysis,
        PatientNames = ["Mrs Zoë Marktestpatient-Smith"],
        PatientDrugs = ["natalizumab"],
    };

    public static UnreadablePart Unreadable(string part, UnreadableKind kind) => new()
    {
        Part = part,
        Unreadable = new Unreadable(kind, $"The part cannot be read: {Labels.Of(kind)}.", 4321),
        MediaType = "application/pdf",
        FileName = "Marktestfile2.pdf",
        Size = 99,
    };

    /// <summary>The JSON form: equal for equal values, lists compared in order.</summary>
    public static string Json<T>(T value) => JsonSerializer.Serialize(value);

    public static SnomedId Concept(string text) => SnomedId.TryParse(text, out SnomedId id) ? id : throw new ArgumentException("No concept.", nameof(text));

    public static Icd10Code Code(string text) => Icd10Code.TryParse(text, out Icd10Code code) ? code : throw new ArgumentException("No code.", nameof(text));
}
