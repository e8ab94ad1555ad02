using System.Text;
using MsLetterCoder.App.Tests.Support;

namespace MsLetterCoder.App.Tests.Privacy;

/// <summary>Mails in which every place that a patient's words can stand in holds a marked word, whole mails and broken ones.</summary>
internal static class MarkedMails
{
    /// <summary>What every marked word begins with; no program, server or library says it by itself.</summary>
    public const string Mark = "zqwx";

    /// <summary>The mails by the name of their file, which is marked too.</summary>
    public static IEnumerable<(string Name, byte[] Mail)> All()
    {
        var letter = Mails.LetterText.Replace("Testa Person", "Zqwxfirst Zqwxlast", StringComparison.Ordinal).Replace("fatigue", "fatigue, zqwxtext", StringComparison.Ordinal);
        yield return Named("letter", Marked(Mails.Text(1, "Zqwxsubject letter", letter, "Zqwxsender <zqwxaddress@example.org>")));
        yield return Named("message", Marked(Mails.Text(2, "Zqwxsubject", "Hello, I am Zqwxpatient. I have a fever of 39.5 on ocrelizumab and zqwxsymptom. Please call me.", "Zqwxsender <zqwxaddress@example.org>")));
        yield return Named("files", Mails.WithFiles(
            3,
            "Zqwxsubject files",
            "Zqwxbody: see the attached files.",
            ("zqwxfile.docx", "application/octet-stream", Mails.Docx(letter)),
            ("zqwxfile.pdf", "application/pdf", Mails.Pdf(letter)),
            ("zqwxfile.txt", "text/plain", Encoding.UTF8.GetBytes("zqwxattachment text")),
            ("zqwxpicture.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "zqwxpixels"u8]),
            ("zqwxbroken.docx", "application/octet-stream", Mails.Docx(letter)[..300]),
            ("zqwxbroken.pdf", "application/pdf", [.. "%PDF-1.4\nzqwxnoise"u8]),
            ("zqwxtable.csv", "zqwx/zqwxtype; zqwxparameter=zqwxvalue", Encoding.UTF8.GetBytes("zqwxcell"))));
        yield return Named("forward", Mails.Forwarding(4, "Zqwxcover", Marked(Mails.Text(5, "Zqwxinner", "Zqwxinnertext: my legs are numb.", "Zqwxinnersender <zqwxinner@example.org>"))));
        yield return Named("headless", Encoding.UTF8.GetBytes("Zqwxnoheader at all\nand zqwxmore\n"));
        yield return Named("binary", [0, 1, 2, 255, .. "zqwxbinary"u8, 0, 3]);
        yield return Named("broken", Mails.Bytes(
            """
            From: "Zqwxopen quote <zqwxbad@@example..org
            Subject: =?zqwxcharset?q?zqwxword?= =?utf-8?x?zqwxencoding?=
            Date: zqwxdate
            Message-ID: zqwxid
            zqwxline without a colon
            Authentication-Results: zqwxserver; spf=zqwxresult
            Content-Type: multipart/mixed; boundary="zqwxboundary"

            --zqwxboundary
            Content-Type: Zqwxname letter.pdf
            Content-Transfer-Encoding: zqwxencoding

            zqwxpart
            --zqwxboundary
            Content-Type: text/plain; charset=zqwxcharset
            Content-Transfer-Encoding: base64

            zqwxnotbase64!!!*
            --zqwxboundary
            Content-Type: application/pkcs7-mime; smime-type=zqwxtype; name=zqwx.p7m
            Content-Transfer-Encoding: base64

            enF3eHRleHQ=
            """));
    }

    private static (string Name, byte[] Mail) Named(string name, byte[] mail) => ($"zqwxfilename-{name}.eml", mail);

    /// <summary>Adds marked fields that every mail server writes.</summary>
    private static byte[] Marked(byte[] mail) =>
        [.. "Return-Path: <zqwxpath@example.org>\r\nReceived: from zqwxhost (zqwxhelo) by mx.example.org; Tue, 14 May 2024 11:00:00 +0000\r\nReferences: <zqwxreference@example.org>\r\n"u8, .. mail];
}
