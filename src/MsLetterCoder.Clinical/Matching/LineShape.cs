namespace MsLetterCoder.Clinical.Matching;

/// <summary>Tells a line end that only wraps a paragraph from one that ends a thought: texts arrive wrapped at a width, one paragraph a line, or as lists.</summary>
internal readonly struct LineShape
{
    private readonly int _width;

    private LineShape(int width) => _width = width;

    /// <summary>Finds the width at which a text is wrapped: the length that nine in ten of its lines do not pass, 0 for an empty text.</summary>
    public static LineShape Measure(string text)
    {
        Span<int> histogram = stackalloc int[201];
        int lines = 0;
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end - start >= 30)
            {
                histogram[Math.Min(end - start, 200)]++;
                lines++;
            }

            start = end + 1;
        }

        int seen = 0;
        for (int length = 0; length <= 200; length++)
        {
            seen += histogram[length];
            if (lines > 0 && seen * 10 >= lines * 9)
            {
                return new LineShape(length);
            }
        }

        return new LineShape(0);
    }

    /// <summary>The break that the line end at <paramref name="at"/> makes.</summary>
    public TokenBreak AtLineEnd(string text, int at)
    {
        int next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\u00a0')
        {
            next++;
        }

        if (next >= text.Length || text[next] == '\n' || IsListMark(text, next))
        {
            return TokenBreak.Sentence;
        }

        int lineStart = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        int length = at - lineStart;
        bool wrapped = _width is > 0 and < 200 && length >= _width * 0.6;
        bool goesOn = char.IsLower(text[next]) || text[next] is '(' or ',' or '[';
        return wrapped || goesOn ? TokenBreak.Soft : TokenBreak.Sentence;
    }

    /// <summary>True where a list mark ('-', '•', '3.', 'a)') begins at the position.</summary>
    public static bool IsListMark(string text, int at)
    {
        char c = text[at];
        if (c is '-' or '*' or '•' or '·' or '–' or '—' or '>' or '\u25cf' or '\u25aa' or '\uf0b7')
        {
            return at + 1 < text.Length && (text[at + 1] is ' ' or '\t' || c is '•' or '·' or '\uf0b7');
        }

        int digits = at;
        while (digits < text.Length && digits < at + 2 && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits == at && char.IsAsciiLetterLower(c))
        {
            return at + 2 < text.Length && text[at + 1] == ')' && text[at + 2] == ' ';
        }

        return digits > at && digits + 1 < text.Length && text[digits] is '.' or ')' && text[digits + 1] is ' ' or '\t';
    }
}
