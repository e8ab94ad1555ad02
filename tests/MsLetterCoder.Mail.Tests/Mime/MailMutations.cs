namespace MsLetterCoder.Mail.Tests.Mime;

/// <summary>Damages mails in the ways that wires, disks, gateways and attackers do; the same seed gives the same damage.</summary>
internal sealed class MailMutations(IReadOnlyList<byte[]> mails, int seed)
{
    private readonly Random random = new(seed);

    public byte[] Next()
    {
        byte[] mail = mails[random.Next(mails.Count)];
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            mail = Damage(mail);
        }

        return mail;
    }

    private byte[] Damage(byte[] mail)
    {
        if (mail.Length < 2)
        {
            return [.. mail, (byte)random.Next(256)];
        }

        int at = random.Next(mail.Length);
        return random.Next(9) switch
        {
            0 => FlipBytes(mail),
            1 => mail[..at],
            2 => mail[at..],
            3 => Splice(mail, at),
            4 => RepeatLines(mail, "--"u8),
            5 => Insert(mail, at, new byte[random.Next(1, 40)]),
            6 => SwapLines(mail),
            7 => Insert(mail, at, Interesting()),
            _ => Remove(mail, at),
        };
    }

    private byte[] FlipBytes(byte[] mail)
    {
        byte[] damaged = [.. mail];
        for (int count = random.Next(1, 30); count > 0; count--)
        {
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        }

        return damaged;
    }

    private byte[] Splice(byte[] mail, int at)
    {
        byte[] other = mails[random.Next(mails.Count)];
        return other.Length == 0 ? mail : [.. mail[..at], .. other[random.Next(other.Length)..]];
    }

    /// <summary>Doubles a line that begins so, somewhere else in the mail.</summary>
    private byte[] RepeatLines(byte[] mail, ReadOnlySpan<byte> start)
    {
        int found = mail.AsSpan().IndexOf(start);
        if (found < 0)
        {
            return mail;
        }

        int length = mail.AsSpan(found).IndexOf((byte)'\n');
        byte[] line = length < 0 ? mail[found..] : mail[found..(found + length + 1)];
        return Insert(mail, random.Next(mail.Length), [(byte)'\n', .. line]);
    }

    private byte[] SwapLines(byte[] mail)
    {
        int first = mail.AsSpan(0, random.Next(mail.Length)).LastIndexOf((byte)'\n') + 1;
        int second = mail.AsSpan(0, random.Next(mail.Length)).LastIndexOf((byte)'\n') + 1;
        (first, second) = (Math.Min(first, second), Math.Max(first, second));
        int end = mail.AsSpan(second).IndexOf((byte)'\n');
        end = end < 0 ? mail.Length : second + end + 1;
        return [.. mail[..first], .. mail[second..end], .. mail[first..second], .. mail[end..]];
    }

    private byte[] Remove(byte[] mail, int at) => [.. mail[..at], .. mail[Math.Min(mail.Length, at + random.Next(1, 60))..]];

    private static byte[] Insert(byte[] mail, int at, byte[] inserted) => [.. mail[..at], .. inserted, .. mail[at..]];

    private byte[] Interesting()
    {
        string[] pieces =
        [
            "\r\n\r\n", "\r", "\n", "=?utf-8?B?", "?=", "=?x?Q?", "=\r\n", "=", "--", "\"", "(", "\\", ";", "*0*=", "charset=", "boundary=\"\"",
            "Content-Type: multipart/mixed\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Type: message/rfc822\r\n", "{\\rtf1\\u-9",
            "<table><tr><td>", "\u00FF", "%PDF-1.7", "PK\u0003\u0004", "From ", ":", "<!--",
        ];
        return System.Text.Encoding.Latin1.GetBytes(pieces[random.Next(pieces.Length)]);
    }
}
