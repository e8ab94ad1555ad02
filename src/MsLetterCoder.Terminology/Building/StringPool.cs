using System.Text;

namespace MsLetterCoder.Terminology.Building;

/// <summary>Texts that occur often (rules, advice, targets, tags), each kept once under a number.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts => _texts;

    public int Add(string text)
    {
        if (!_numbers.TryGetValue(text, out int number))
        {
            number = _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }

    public int Add(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = utf8.Length <= 512 ? stackalloc char[utf8.Length] : new char[utf8.Length];
        chars = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        return _numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chars, out int number) ? number : Add(chars.ToString());
    }
}
