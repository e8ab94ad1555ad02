using System.Globalization;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>What stands in brackets before a status answer's words (RFC 3501 section 7.1, RFC 5530). <paramref name="Name"/> is in upper case.</summary>
internal sealed record ResponseCode(string Name, string Arguments)
{
    /// <summary>The one number of a code such as UIDVALIDITY; null where it is none.</summary>
    public uint? Number => uint.TryParse(Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The one number of HIGHESTMODSEQ; null where it is none.</summary>
    public ulong? LongNumber => ulong.TryParse(Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public IReadOnlyList<string> Words => Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
