using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Letters;
using MsLetterCoder.Store.Records;

namespace MsLetterCoder.Letters;

/// <summary>The way of a letter in the store: what can be told, draft, what the person was shown, their consent, its withdrawal, release. Nothing leaves without a consent to exactly the text that was shown,
/// and the release check reads it again each time.</summary>
public sealed class EmployerLetterDesk(EmployerLetterWriter writer, LetterStore store)
{
    /// <summary>How long a consent holds unless something else is said.</summary>
    public static TimeSpan UsualConsent { get; } = TimeSpan.FromDays(90);

    /// <summary>What can be told from a clinic letter; that somebody looked enters the audit trail.</summary>
    /// <param name="documentId">The clinic letter.</param>
    /// <param name="by">Account of who looks.</param>
    /// <exception cref="StoreException">There is no such document.</exception>
    public EmployerSource Source(long documentId, string by)
    {
        DocumentRecord document = store.Messages.Document(documentId);
        store.Messages.Viewed(document.MessageId, by);
        return writer.Source(document.Text.Text, document.Analysis);
    }

    /// <summary>Writes and checks a letter; nothing is stored.</summary>
    /// <param name="documentId">The clinic letter.</param>
    /// <param name="choices">What the person chose.</param>
    /// <param name="edited">The letter as a person edited it; null for what the program writes.</param>
    /// <param name="form">As what it would go out: its file's name and properties are checked too.</param>
    /// <exception cref="StoreException">There is no such document.</exception>
    public EmployerDraft Draft(long documentId, EmployerChoices choices, string? edited = null, LetterForm form = LetterForm.Text)
    {
        DocumentRecord document = store.Messages.Document(documentId);
        return writer.Draft(document.Text.Text, document.Analysis, choices, edited, LetterFile.Properties(form, choices.Date, draft: false));
    }

    /// <summary>Keeps a letter as it is shown to the person: what they may agree to.</summary>
    /// <param name="documentId">The clinic letter.</param>
    /// <param name="draft">The letter.</param>
    /// <param name="by">Account of who shows it.</param>
    /// <returns>Id of the preview.</returns>
    /// <exception cref="StoreException">There is no letter to show, or no such document.</exception>
    public long Show(long documentId, EmployerDraft draft, string by) => draft.Text is { } text
        ? store.EmployerLetters.Preview(documentId, Scope(draft.Choices), EmployerChoicesJson.Write(draft.Choices), text, by)
        : throw new StoreException($"There is no letter to show: {Reasons(draft)}");

    /// <summary>Records that the person saw a letter and agreed to it.</summary>
    /// <param name="previewId">The letter as they saw it.</param>
    /// <param name="wording">Version of the wording they agreed to.</param>
    /// <param name="given">When they agreed.</param>
    /// <param name="holds">For how long it holds.</param>
    /// <param name="by">Account of who took it.</param>
    /// <returns>Id of the consent.</returns>
    /// <exception cref="StoreException">There is no such preview or wording, the times cannot be, or something stands against the letter as it was shown.</exception>
    public long Consent(long previewId, string wording, DateTimeOffset given, TimeSpan holds, string by)
    {
        if (!writer.Knowledge.ConsentWordings.Any(w => w.Version == wording))
        {
            throw new StoreException($"There is no wording '{wording}' of the consent; there is {string.Join(", ", writer.Knowledge.ConsentWordings.Select(w => w.Version))}.");
        }

        LetterPreview shown = store.EmployerLetters.FindPreview(previewId) ?? throw new StoreException($"There is no preview {previewId}: a person agrees to a letter they have seen.");
        _ = Ready(shown, LetterForm.Text);
        return store.EmployerLetters.Consent(previewId, wording, given, holds, by);
    }

    /// <summary>Withdraws a consent.</summary>
    /// <returns>False where it was withdrawn before, or never given.</returns>
    public bool Withdraw(long consentId, string by) => store.EmployerLetters.Withdraw(consentId, by);

    /// <summary>Releases a letter: exactly the text that the person agreed to, checked again, without the draft's mark.</summary>
    /// <param name="consentId">The consent.</param>
    /// <param name="form">As what it goes out.</param>
    /// <param name="by">Account of who releases it.</param>
    /// <exception cref="StoreException">The consent is unknown, withdrawn or past its time, or something stands against the letter.</exception>
    /// <exception cref="FontException">A PDF is asked for and this machine has no font for it.</exception>
    public ReadyLetter Release(long consentId, LetterForm form, string by)
    {
        LetterConsent consent = store.EmployerLetters.Find(consentId) ?? throw new StoreException($"There is no consent {consentId}: the letter is not released.");
        LetterPreview shown = store.EmployerLetters.FindPreview(consent.PreviewId)!;
        EmployerDraft draft = Ready(shown, form);
        ReadyLetter letter = File(shown.Text, draft.Choices, form, null);
        store.EmployerLetters.Release(consentId, shown.DocumentId, Scope(draft.Choices), shown.Text, Clinical.Messages.Labels.Of(form), by);
        return letter;
    }

    /// <summary>A draft as a file, with its mark on each page.</summary>
    /// <exception cref="ArgumentException">There is no letter.</exception>
    /// <exception cref="FontException">A PDF is asked for and this machine has no font for it.</exception>
    public static ReadyLetter DraftFile(EmployerDraft draft, LetterForm form, LetterKnowledge knowledge) =>
        File(draft.Text ?? throw new ArgumentException("There is no letter.", nameof(draft)), draft.Choices, form, knowledge.DraftMark);

    /// <summary>A draft laid out for a person who translates it into Welsh, with the draft's mark on each page; it is never released.</summary>
    /// <exception cref="ArgumentException">There is no letter.</exception>
    /// <exception cref="FontException">A PDF is asked for and this machine has no font for it.</exception>
    public static ReadyLetter WelshPaperFile(EmployerDraft draft, LetterForm form, LetterKnowledge knowledge)
    {
        string text = draft.Text ?? throw new ArgumentException("There is no letter.", nameof(draft));
        using var content = new MemoryStream();
        LetterFile.Write(WelshPaper.Of(text, knowledge), form, knowledge.DraftMark, content);
        return new ReadyLetter(LetterFile.Name(form, draft.Choices.Date, draft: true, "-welsh"), content.ToArray());
    }

    private static ReadyLetter File(string text, EmployerChoices choices, LetterForm form, string? mark)
    {
        using var content = new MemoryStream();
        LetterFile.Write(PageBlock.Of(text), form, mark, content);
        return new ReadyLetter(LetterFile.Name(form, choices.Date, draft: mark is not null), content.ToArray());
    }

    private EmployerDraft Ready(LetterPreview shown, LetterForm form)
    {
        EmployerDraft draft = Draft(shown.DocumentId, EmployerChoicesJson.Read(shown.Choices, default), shown.Text, form);
        return draft.IsReady ? draft : throw new StoreException($"The letter of preview {shown.Id} cannot go out: {Reasons(draft)}");
    }

    private static string Reasons(EmployerDraft draft) => string.Join(' ', draft.Problems.Select(p => p.Words).Concat(draft.Findings.Select(f => f.Words)).Distinct());

    private static LetterScope Scope(EmployerChoices choices) => new([.. choices.Ticks.Order(StringComparer.Ordinal)], choices.NameDiagnosis, choices.Employer);
}
