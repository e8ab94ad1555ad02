using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Opens S/MIME (RFC 8551): checks detached signatures, takes the content out of signed data, and decrypts where a certificate was given. Trust in a
/// signer is not judged.
/// </summary>
internal sealed class SecureParts(MimeParser parser, X509Certificate2Collection certificates, DoubtLog doubts)
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string EnvelopedData = "1.2.840.113549.1.7.3";
    private const string AuthEnvelopedData = "1.2.840.113549.1.9.16.1.23";
    private const int DeepestWrapping = 6;
    private int wrappings;

    /// <summary>True where a signature was met and fits the content, false where it does not; null where there was none.</summary>
    public bool? SignatureIntact { get; private set; }

    /// <summary>Subject of the signer's certificate.</summary>
    public string? Signer { get; private set; }

    /// <summary>True for a part whose real content is packed in cryptographic message syntax.</summary>
    public static bool IsWrapped(MimePart part) => part.ContentType.MediaType is "application/pkcs7-mime" or "application/x-pkcs7-mime"
        || (part.ContentType.MediaType == "application/octet-stream"
            && (part.FileName?.EndsWith(".p7m", StringComparison.OrdinalIgnoreCase) ?? false));

    /// <summary>Checks the signature of a multipart/signed (RFC 1847) against its first part.</summary>
    public void CheckDetached(MimePart signed)
    {
        MimePart signature = signed.Children[1];
        if (signature.ContentType.MediaType is not ("application/pkcs7-signature" or "application/x-pkcs7-signature"))
        {
            return;
        }

        try
        {
            var cms = new SignedCms(new ContentInfo(WithCrLf(signed.Children[0].Raw.Span)), detached: true);
            cms.Decode(signature.Content.Span);
            Check(cms);
        }
        catch (CryptographicException)
        {
            Broken(signature);
        }
    }

    /// <summary>Takes the content out of a wrapped part, or says why it cannot.</summary>
    public (MimePart? Inner, Unreadable? Why) Unwrap(MimePart part)
    {
        if (++wrappings > DeepestWrapping)
        {
            return (null, new Unreadable(UnreadableKind.OverLimit, "Signatures are nested deeper than the limit.", part.BodyAt));
        }

        try
        {
            return ContentInfo.GetContentType(part.Content.Span).Value switch
            {
                SignedData => (parser.ReadWrapped(OpenSigned(part), part, wrappings), null),
                EnvelopedData when certificates.Count > 0 => (parser.ReadWrapped(Decrypt(part), part, wrappings), null),
                EnvelopedData or AuthEnvelopedData =>
                    (null, new Unreadable(UnreadableKind.Encrypted, "The mail is encrypted with S/MIME.", part.BodyAt)),
                _ => (null, new Unreadable(UnreadableKind.Unsupported, "The mail is packed in a form of S/MIME that is not read.", part.BodyAt)),
            };
        }
        catch (CryptographicException)
        {
            bool encrypted = part.ContentType.Parameter("smime-type")?.Contains("enveloped", StringComparison.OrdinalIgnoreCase) ?? false;
            return (null, encrypted
                ? new Unreadable(UnreadableKind.Encrypted, "The mail is encrypted with S/MIME and none of the given certificates opens it.",
                    part.BodyAt)
                : new Unreadable(UnreadableKind.Damaged, "The S/MIME wrapping of the mail is damaged.", part.BodyAt));
        }
    }

    private byte[] OpenSigned(MimePart part)
    {
        var cms = new SignedCms();
        cms.Decode(part.Content.Span);
        try
        {
            Check(cms);
        }
        catch (CryptographicException)
        {
            // The words can be read whatever their signature is worth.
            Broken(part);
        }

        return cms.ContentInfo.Content;
    }

    private byte[] Decrypt(MimePart part)
    {
        var cms = new EnvelopedCms();
        cms.Decode(part.Content.Span);
        cms.Decrypt(certificates);
        return cms.ContentInfo.Content;
    }

    private void Check(SignedCms cms)
    {
        Signer ??= cms.SignerInfos.Count > 0 ? cms.SignerInfos[0].Certificate?.Subject : null;
        cms.CheckSignature(verifySignatureOnly: true);
        SignatureIntact ??= true;
    }

    private void Broken(MimePart part)
    {
        SignatureIntact = false;
        doubts.Add("signature-broken", "The S/MIME signature does not fit the content, or cannot be read.", part.BodyAt);
    }

    /// <summary>Signatures are made over CR LF line ends (RFC 8551 section 3.1.1), whatever the mailbox stores.</summary>
    private static byte[] WithCrLf(ReadOnlySpan<byte> content)
    {
        var canonical = new List<byte>(content.Length + content.Length / 32);
        while (!content.IsEmpty)
        {
            int length = content.IndexOf((byte)'\n');
            if (length < 0)
            {
                canonical.AddRange(content);
                break;
            }

            canonical.AddRange(content[..length].TrimEnd("\r"u8));
            canonical.AddRange("\r\n"u8);
            content = content[(length + 1)..];
        }

        return [.. canonical];
    }
}
