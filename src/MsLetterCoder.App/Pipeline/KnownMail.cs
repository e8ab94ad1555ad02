using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Threads;

namespace MsLetterCoder.App.Pipeline;

/// <summary>What the store knows that bears on a mail about to be read: its patient, thread, what it may quote, falls told before.</summary>
internal sealed class KnownMail
{
    /// <summary>Most characters of stored text that one document is held against.</summary>
    private const long MostCompared = 16_000_000;

    /// <summary>Characters of the line before a date of birth in which the name is looked for.</summary>
    private const int NameReach = 80;

    private readonly LetterStore _store;
    private readonly IncomingMessage _mail;
    private readonly long? _messageId;
    private readonly DateOnly? _received;
    private readonly PatientMatch _own;
    private readonly Dictionary<string, (PatientMatch Match, IReadOnlyList<string> Names)> _identities = new(StringComparer.Ordinal);
    private readonly Lazy<EarlierMails> _earlier;

    /// <summary>Looks up a mail.</summary>
    /// <param name="store">The store.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="messageId">Its id; null where it is not stored.</param>
    /// <param name="received">The team's day of receipt; null where unknown: falls are then not read.</param>
    /// <param name="senders">Whose word on the sender counts.</param>
    public KnownMail(LetterStore store, IncomingMessage mail, long? messageId, DateOnly? received, SenderRules senders)
    {
        _store = store;
        _mail = mail;
        _messageId = messageId;
        _received = received;
        Check = senders.Check(mail);
        FromTeam = senders.IsTeam(mail);
        _own = Identify("", mail.Body?.Text ?? "").Match;
        _earlier = new Lazy<EarlierMails>(() => store.Threads.Before(messageId, mail, _own.ConfirmedPatient, Check));
    }

    /// <summary>What the site's mail server found of the sender.</summary>
    public SenderCheck Check { get; }

    /// <summary>True where the team itself sent it.</summary>
    public bool FromTeam { get; }

    /// <summary>What the analyser is given of a document of the mail.</summary>
    public DocumentInput Input(MailDocument document)
    {
        PatientMatch match = MatchOf(document);
        bool own = document.Part.Length == 0;
        IReadOnlyList<long> confirmed = match.ConfirmedPatient is { } patient ? [patient] : [];
        return document.ToInput(_store.Patients.KnownDrugs(confirmed)) with
        {
            // A last dose may lower: only that of a patient who is sure counts.
            LastDoses = _store.Patients.LastDoses(confirmed),
            PossibleDrugs = _store.Patients.KnownDrugs(match.Possible),
            UnseenQuotes = Unseen(document),
            ThreadSubject = own ? _earlier.Value.RepeatedSubject : null,
            Received = _received,
        };
    }

    /// <summary>The analysis, with falls of stored documents counted to its own.</summary>
    public DocumentAnalysis WithFalls(MailDocument document, DocumentAnalysis analysis)
    {
        if (analysis.Triage is null || analysis.Falls.Count == 0 || _received is not { } today)
        {
            return analysis;
        }

        PatientMatch match = MatchOf(document);
        IReadOnlyList<long> patients = match.ConfirmedPatient is { } patient ? [patient] : match.Possible;
        bool identifies = document.Part.Length == 0 && Check != SenderCheck.Fail && !match.Contradictions.Contains(MatchContradiction.SharedAddress);
        IReadOnlyList<DocumentFalls> told = _store.Falls.Told(patients, identifies ? _mail.From?.Address : null, _messageId);
        IEnumerable<DocumentFalls> own = analysis.Falls.Select(f => new DocumentFalls(f.Falls, f.Since, f.Until, _earlier.Value.Thread ?? _messageId ?? 0, f.Told));
        return RepeatedFalls.Raise(analysis, FallCount.Of([.. told, .. own], today));
    }

    /// <summary>Names, or the line in which the name may stand, of a document that is no letter.</summary>
    public IReadOnlyList<string> NamesIn(MailDocument document) => Identify(document.Part, document.Text.Text).Names;

    private PatientMatch MatchOf(MailDocument document)
    {
        // What is attached speaks for itself; where it names nobody, its sender is the best guess.
        PatientMatch match = Identify(document.Part, document.Text.Text).Match;
        return match.PatientId is null ? _own : match;
    }

    private (PatientMatch Match, IReadOnlyList<string> Names) Identify(string part, string text)
    {
        if (_identities.TryGetValue(part, out (PatientMatch Match, IReadOnlyList<string> Names) known))
        {
            return known;
        }

        bool own = part.Length == 0;
        DocumentFacts identity = DocumentAnalyser.IdentityIn(text);
        List<string> names = Names(text, identity, own);
        PatientMatch match = _store.Patients.Match(new PatientEvidence
        {
            NhsNumber = identity.NhsNumber,
            DateOfBirth = identity.DateOfBirth,
            Names = names,
            Address = own ? _mail.From?.Address : null,
            Check = Check,
        });
        return _identities[part] = (match, names);
    }

    private List<string> Names(string text, DocumentFacts identity, bool own)
    {
        if (identity.DateOfBirth is null || !identity.Spans.TryGetValue("dob", out TextSpan birth))
        {
            return [];
        }

        int line = birth.Start == 0 ? 0 : text.LastIndexOf('\n', birth.Start - 1) + 1;
        List<string> names = [text[Math.Max(line, birth.Start - NameReach)..birth.Start], .. PatientNameReader.Read(text, identity)];
        if (own && _mail.From?.Name is { } name)
        {
            names.Add(name);
        }

        return names;
    }

    /// <summary>Quoted and forwarded lines that stand in nothing stored and in nothing the team sent.</summary>
    private IReadOnlyList<TextSpan> Unseen(MailDocument document)
    {
        bool sentOn = document.MediaType == MediaTypes.Mail;
        if ((document.Part.Length > 0 && !sentOn) || QuotedWords.In(document.Text.Text, sentOn) is not { } quoted)
        {
            return [];
        }

        long compared = 0;
        foreach (EarlierMail mail in _earlier.Value.Mails)
        {
            if (quoted.AllKnown || compared > MostCompared)
            {
                break;
            }

            foreach (string words in _store.Threads.WordsOf(mail))
            {
                quoted.Compare(words);
                compared += words.Length;
            }
        }

        return quoted.Unseen();
    }
}
