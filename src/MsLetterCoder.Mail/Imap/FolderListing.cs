namespace MsLetterCoder.Mail.Imap;

/// <summary>A folder the server has.</summary>
/// <param name="Name">Its full name in plain Unicode, to be used in <see cref="ImapAccount.Folder"/>.</param>
/// <param name="Delimiter">What separates the levels of the name; null where there are none.</param>
/// <param name="Attributes">Attributes such as \Noselect or \HasChildren, as the server spells them.</param>
public sealed record FolderListing(string Name, char? Delimiter, IReadOnlyList<string> Attributes);
