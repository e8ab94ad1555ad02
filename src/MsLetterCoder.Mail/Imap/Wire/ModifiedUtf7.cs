using System.Buffers.Binary;
using System.Text;

namespace MsLetterCoder.Mail.Imap.Wire;

/// <summary>Folder names on the wire: printable ASCII as it is, "&amp;" as "&amp;-", all else as UTF-16 in base 64 with a comma for the slash, between "&amp;" and "-" (RFC 3501 section 5.1.3).</summary>
internal static class ModifiedUtf7
{
    public static string Encode(string name)
    {
        var wire = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length;)
        {
            if (IsPlain(name[i]))
            {
                wire.Append(name[i] == '&' ? "&-" : name[i].ToString());
                i++;
                continue;
            }

            var start = i;
            while (i < name.Length && !IsPlain(name[i]))
            {
                i++;
            }

            var utf16 = new byte[(i - start) * 2];
            for (var unit = start; unit < i; unit++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(utf16.AsSpan((unit - start) * 2), name[unit]);
            }

            wire.Append('&').Append(Convert.ToBase64String(utf16).TrimEnd('=').Replace('/', ',')).Append('-');
        }

        return wire.ToString();
    }

    /// <summary>The name in plain Unicode. A name that is not well formed is given back as it is: the server may hold names of its own making.</summary>
    public static string Decode(string wire)
    {
        var name = new StringBuilder(wire.Length);
        for (var i = 0; i < wire.Length; i++)
        {
            if (wire[i] != '&')
            {
                name.Append(wire[i]);
                continue;
            }

            var end = wire.IndexOf('-', i);
            if (end < 0 || !TryDecodeRun(wire.AsSpan(i + 1, end - i - 1), name))
            {
                return wire;
            }

            i = end;
        }

        return name.ToString();
    }

    private static bool TryDecodeRun(ReadOnlySpan<char> run, StringBuilder name)
    {
        if (run.IsEmpty)
        {
            name.Append('&');
            return true;
        }

        var base64 = string.Concat(run.ToString().Replace(',', '/'), new string('=', (4 - (run.Length % 4)) % 4));
        var bytes = new byte[base64.Length];
        if (run.Contains('/') || !Convert.TryFromBase64String(base64, bytes, out var count) || count < 2 || count % 2 != 0)
        {
            return false;
        }

        for (var i = 0; i < count; i += 2)
        {
            name.Append((char)BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(i)));
        }

        return true;
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~';
}
