using System.Text;

namespace MsLetterCoder.TestServers;

/// <summary>Messages made up for tests: each is well formed, told apart by its number, and always the same for the same number and size.</summary>
public static class TestMail
{
    /// <summary>A message of about the given size in bytes, CRLF line ends.</summary>
    public static byte[] Make(int number, int size = 1_000)
    {
        var mail = new StringBuilder(size + 200);
        mail.Append(FormattableString.Invariant($"From: Test Person <person{number}@example.org>\r\nTo: nurses@example.org\r\nSubject: Message {number}\r\n"));
        mail.Append(FormattableString.Invariant($"Message-ID: <{number}@example.org>\r\nDate: Tue, 14 May 2024 10:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"));
        for (var line = 0; mail.Length < size; line++)
        {
            mail.Append(FormattableString.Invariant($"This is line {line} of message {number}, {{12}} and ) and \"quoted\" included.\r\n"));
        }

        return Encoding.ASCII.GetBytes(mail.ToString());
    }
}
