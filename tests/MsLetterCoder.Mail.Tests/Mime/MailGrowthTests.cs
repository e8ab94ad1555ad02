using System.Text;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Tests.Mime;

/// <summary>Mails made to take a reader's time: four times the size takes about four times as long.</summary>
[Collection(Growth.Alone)]
public sealed class MailGrowthTests
{
    private const int SmallBytes = 2_500_000;
    private readonly MailReader reader = new(new DocumentReader(pdf: new PdfToolOptions { Tool = "" }));

    [Theory]
    [InlineData("Content-Type: text/plain\n\n", "word ")]
    [InlineData("Content-Type: text/html\n\n", "word ")]
    [InlineData("Content-Type: text/plain; format=flowed\n\n", "> soft \n")]
    [InlineData("Content-Type: text/plain; format=flowed\n\n", ">")]
    [InlineData("Content-Transfer-Encoding: base64\n\n", "QUJD")]
    [InlineData("Content-Transfer-Encoding: base64\n\n", "Q=\n")]
    [InlineData("Content-Transfer-Encoding: quoted-printable\n\n", "=20")]
    [InlineData("Content-Transfer-Encoding: quoted-printable\n\n", "= \t")]
    [InlineData("Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n", "M\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n", "--b--\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n", "x--b")]
    [InlineData("Content-Type: multipart/mixed; boundary=\"--------\"\n\n", "-")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n", "--b\nContent-Type: multipart/mixed; boundary=b\n\n")]
    [InlineData("Content-Type: message/rfc822\n\n", "Content-Type: message/rfc822\n\n")]
    [InlineData("Subject: ", "=?")]
    [InlineData("Subject: ", "=?utf-8?Q?")]
    [InlineData("Subject: ", "=?utf-8?Q?a?= ")]
    [InlineData("From: ", "a@b,")]
    [InlineData("From: ", "(")]
    [InlineData("From: x@", ":")]
    [InlineData("From: ", "a,")]
    [InlineData("Content-Type: text/plain; ", "a*1=x;")]
    [InlineData("Content-Type: text/plain; ", "a=(;")]
    [InlineData("Subject: x\n", " \n")]
    [InlineData("Subject: x\n", "junk\n")]
    [InlineData("Subject: x\n", "A: b\n")]
    [InlineData("Subject: x\n", " folded\n \n")]
    [InlineData("References: ", "<a@b> ")]
    [InlineData("Date: ", "1 ")]
    [InlineData("", "\n")]
    [InlineData("", "\r")]
    public void Read_TakesTimeThatGrowsWithTheSize(string start, string unit)
    {
        byte[] small = Mail(start, unit, SmallBytes);
        byte[] large = Mail(start, unit, 4 * SmallBytes);

        Growth.IsLinear(() => reader.Read(small), () => reader.Read(large));
    }

    private static byte[] Mail(string start, string unit, int bytes)
    {
        var mail = new StringBuilder("From: rosa@example.org\n", bytes + 200).Append(start);
        while (mail.Length < bytes)
        {
            mail.Append(unit);
        }

        return Encoding.ASCII.GetBytes(mail.Append("\nend\n").ToString());
    }
}
