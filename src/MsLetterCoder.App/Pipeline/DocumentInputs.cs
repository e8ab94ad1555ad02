using MsLetterCoder.Clinical;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Pipeline;

/// <summary>What the analyser is given of a document of a mail.</summary>
internal static class DocumentInputs
{
    /// <summary>The document with the drugs its patient is known to take.</summary>
    public static DocumentInput ToInput(this MailDocument document, IReadOnlyList<string> knownDrugs) => new()
    {
        Text = document.Text.Text,
        Subject = document.Subject,
        Automatic = document.Automatic,
        Attachment = document.ParentPart is not null,
        KnownDrugs = knownDrugs,
    };
}
