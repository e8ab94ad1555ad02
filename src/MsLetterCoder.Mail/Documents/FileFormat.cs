namespace MsLetterCoder.Mail.Documents;

/// <summary>What a file is, as far as reading it goes.</summary>
internal enum FileFormat
{
    Text,
    Html,
    Rtf,
    Docx,
    Pdf,
    Picture,
    OldWord,
    EncryptedOffice,
    OldOffice,
    OfficeOther,
    OpenDocument,
    Archive,
    Program,
    Sound,
    Tnef,
    Pgp,
    Mail,
    Unknown,
}
