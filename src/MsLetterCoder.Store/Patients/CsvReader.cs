using System.Text;

namespace MsLetterCoder.Store.Patients;

/// <summary>Reads comma-separated values (RFC 4180): fields in double quotes may hold commas, line ends and doubled quotes; CRLF and LF both end a line.</summary>
internal sealed class CsvReader(TextReader text)
{
    private int line;

    /// <summary>Line on which the last record began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next record that is not an empty line; null at the end.</summary>
    public List<string>? Read()
    {
        while (text.Peek() >= 0)
        {
            Line = ++line;
            List<string> fields = ReadRecord();
            if (fields is not [""])
            {
                return fields;
            }
        }

        return null;
    }

    private List<string> ReadRecord()
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        while (true)
        {
            int c = text.Read();
            if (c < 0 || (!quoted && c == '\n'))
            {
                fields.Add(field.ToString());
                return fields;
            }

            if (quoted)
            {
                if (c != '"')
                {
                    line += c == '\n' ? 1 : 0;
                    field.Append((char)c);
                }
                else if (text.Peek() == '"')
                {
                    text.Read();
                    field.Append('"');
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (c != '\r' || text.Peek() != '\n')
            {
                field.Append((char)c);
            }
        }
    }
}
