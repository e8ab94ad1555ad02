using System.Text;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Writes text as a browser would lay it out: blanks collapse, breaks are held back until there is text again, quoted lines begin with '> '.
/// </summary>
internal sealed class HtmlLines
{
    private const int MostBreaks = 3;
    private readonly StringBuilder text = new();
    private int breaks;
    private bool blankPending;
    private bool lineEmpty = true;
    private bool blankLine;
    private int lastDepth;
    private string mark = "";

    /// <summary>How many quotations stand around what is written.</summary>
    public int QuoteDepth { get; set; }

    /// <summary>Code units written so far.</summary>
    public int Length => text.Length;

    /// <summary>Begins a new line, or with 2 a new paragraph, before the next text; 0 does nothing.</summary>
    public void Block(int lines)
    {
        if (lines == 0)
        {
            return;
        }

        // A block of nothing but hard blanks is how Outlook writes an empty line.
        breaks = Math.Min(MostBreaks, Math.Max(breaks, lines) + (blankLine && lineEmpty ? 1 : 0));
        blankLine = false;
        blankPending = false;
        lineEmpty = true;
    }

    /// <summary>A line break: two of them leave an empty line.</summary>
    public void Break()
    {
        breaks = Math.Min(MostBreaks, breaks + 1);
        blankPending = false;
        lineEmpty = true;
    }

    /// <summary>Sets what the next line begins with: a bullet or number.</summary>
    public void Mark(string bullet) => mark = bullet;

    /// <summary>Writes running text.</summary>
    public void Write(string content, bool keepsLines)
    {
        foreach (char c in content)
        {
            switch (c)
            {
                case '\n' when keepsLines:
                    Break();
                    break;
                case '\r' or '\u00AD' or '\u200B' or '\uFEFF' or '\u034F':
                    break;
                case ' ' or '\t' or '\n' or '\f':
                    blankPending = true;
                    break;
                case '\u00A0' or '\u2007' or '\u202F':
                    blankPending = true;
                    blankLine |= lineEmpty;
                    break;
                case '\0':
                    break;
                default:
                    Put(c);
                    break;
            }
        }
    }

    /// <summary>Writes whole lines that are laid out already.</summary>
    public void WriteLines(string lines)
    {
        if (lines.Length == 0)
        {
            return;
        }

        foreach (ReadOnlySpan<char> line in lines.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                Break();
                continue;
            }

            if (!lineEmpty)
            {
                Block(1);
            }

            BeginLine();
            text.Append(line);
            breaks = Math.Max(breaks, 1);
            lineEmpty = true;
        }
    }

    public override string ToString() => text.ToString();

    private void Put(char c)
    {
        if (lineEmpty)
        {
            BeginLine();
        }
        else if (blankPending)
        {
            text.Append(' ');
        }

        blankPending = false;
        text.Append(c);
    }

    private void BeginLine()
    {
        if (text.Length > 0)
        {
            for (int i = 0; i < Math.Max(1, breaks); i++)
            {
                text.Append('\n');
                if (i < breaks - 1)
                {
                    text.Append('>', Math.Min(lastDepth, QuoteDepth));
                }
            }
        }

        for (int i = 0; i < QuoteDepth; i++)
        {
            text.Append("> ");
        }

        text.Append(mark);
        mark = "";
        lastDepth = QuoteDepth;
        breaks = 0;
        lineEmpty = false;
        blankLine = false;
    }
}
