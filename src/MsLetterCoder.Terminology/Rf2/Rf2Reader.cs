using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Terminology.Rf2;

/// <summary>Reads the rows of one release file as bytes, a buffer at a time, and checks their form. Errors name file, line and column (1-based, in characters).</summary>
internal sealed class Rf2Reader : IDisposable
{
    private const int BufferSize = 1 << 20;
    private readonly Rf2File _file;
    private readonly FileStream _stream;
    private readonly int[] _starts;
    private byte[] _buffer = new byte[BufferSize];
    private int _begin;
    private int _end;
    private int _lineStart;
    private int _lineLength;
    private bool _atEnd;

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="TerminologyException">It is empty, or its columns are others.</exception>
    public Rf2Reader(Rf2File file)
    {
        _file = file;
        _stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        Length = _stream.Length;
        try
        {
            Columns = Header();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }

        _starts = new int[Columns.Length + 1];
    }

    /// <summary>Names of the columns.</summary>
    public string[] Columns { get; }

    /// <summary>Number of the line in hand, 1-based.</summary>
    public int Line { get; private set; }

    /// <summary>Size of the file in bytes.</summary>
    public long Length { get; }

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Next()
    {
        if (!NextLine())
        {
            return false;
        }

        ReadOnlySpan<byte> line = _buffer.AsSpan(_lineStart, _lineLength);
        int columns = 0;
        int from = 0;
        _starts[0] = 0;
        while (true)
        {
            int tab = line[from..].IndexOf((byte)'\t');
            if (tab < 0)
            {
                break;
            }

            from += tab + 1;
            if (++columns == Columns.Length)
            {
                throw ErrorAt(from, $"a value after the last column '{Columns[^1]}'");
            }

            _starts[columns] = from;
        }

        _starts[columns + 1] = line.Length + 1;
        if (columns + 1 < Columns.Length)
        {
            throw ErrorAt(line.Length, $"the line ends before the column '{Columns[columns + 1]}' ({columns + 1} of {Columns.Length} columns): is the file cut short?");
        }

        return true;
    }

    /// <summary>A value as it stands.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => _buffer.AsSpan(_lineStart + _starts[column], _starts[column + 1] - _starts[column] - 1);

    /// <summary>A value that must be valid UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        return Utf8.IsValid(bytes) ? bytes : throw Error(column, "the text is not valid UTF-8");
    }

    /// <summary>The identifier of a concept.</summary>
    public long Concept(int column) => Identifier(column, '0', "concept");

    /// <summary>The identifier of a description.</summary>
    public long Description(int column) => Identifier(column, '1', "description");

    /// <summary>The identifier of any component.</summary>
    public long Component(int column) => Identifier(column, '\0', "component");

    /// <summary>The identifier of a reference set member: 128 bits in the usual form.</summary>
    public Guid Member(int column) =>
        Utf8Parser.TryParse(Bytes(column), out Guid id, out int used, 'D') && used == Bytes(column).Length ? id : throw Error(column, $"'{Columns[column]}' is not a member identifier (8-4-4-4-12 hexadecimal digits)");

    /// <summary>A date, yyyyMMdd.</summary>
    public int Time(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        int value = 0;
        bool good = bytes.Length == 8;
        for (int i = 0; good && i < 8; i++)
        {
            int digit = bytes[i] - '0';
            good = digit is >= 0 and <= 9;
            value = (value * 10) + digit;
        }

        int month = value / 100 % 100;
        good = good && value >= 1900_00_00 && month is >= 1 and <= 12 && value % 100 >= 1 && value % 100 <= DateTime.DaysInMonth(value / 10000, month);
        return good ? value : throw Error(column, $"'{Columns[column]}' is not a date (yyyyMMdd)");
    }

    /// <summary>1 or 0.</summary>
    public bool Active(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        return bytes.Length == 1 && bytes[0] is (byte)'0' or (byte)'1' ? bytes[0] == '1' : throw Error(column, $"'{Columns[column]}' is neither 0 nor 1");
    }

    /// <summary>A small whole number, 0 or more.</summary>
    public int Number(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        int value = 0;
        bool good = bytes.Length is > 0 and <= 9;
        for (int i = 0; good && i < bytes.Length; i++)
        {
            int digit = bytes[i] - '0';
            good = digit is >= 0 and <= 9;
            value = (value * 10) + digit;
        }

        return good ? value : throw Error(column, $"'{Columns[column]}' is not a whole number");
    }

    /// <summary>An error at a column of the row in hand.</summary>
    public TerminologyException Error(int column, string words) => ErrorAt(_starts[column], words);

    private TerminologyException ErrorAt(int offset, string words)
    {
        int column = 1;
        foreach (byte b in _buffer.AsSpan(_lineStart, Math.Min(offset, _lineLength)))
        {
            column += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return new TerminologyException($"{_file.Name}:{Line}:{column}: {words}.");
    }

    private long Identifier(int column, char partition, string kind)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        if (bytes.Length is < 6 or > 18 || bytes[0] == '0' || bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9') || !SnomedId.HasCheckDigit(bytes))
        {
            throw Error(column, $"'{Columns[column]}' is not a SNOMED CT identifier (6 to 18 digits with a Verhoeff check digit)");
        }

        if (bytes[^3] is not ((byte)'0' or (byte)'1') || (partition != '\0' && bytes[^2] != partition))
        {
            throw Error(column, $"'{Columns[column]}' is not the identifier of a {kind} (its partition is {(char)bytes[^3]}{(char)bytes[^2]})");
        }

        long value = 0;
        foreach (byte b in bytes)
        {
            value = (value * 10) + (b - '0');
        }

        return value;
    }

    private string[] Header()
    {
        if (!NextLine())
        {
            throw new TerminologyException($"{_file.Name}:1:1: the file is empty: its header is missing.");
        }

        ReadOnlySpan<byte> line = _buffer.AsSpan(_lineStart, _lineLength);
        int mark = line.StartsWith("\uFEFF"u8) ? 3 : 0;
        string[] columns = Encoding.Latin1.GetString(line[mark..]).Split('\t');
        foreach (string[] known in _file.Headers)
        {
            if (known.AsSpan().SequenceEqual(columns))
            {
                return known;
            }
        }

        string[] wanted = _file.Headers.FirstOrDefault(h => h.Length == columns.Length) ?? _file.Headers[0];
        int wrong = 0;
        while (wrong < columns.Length && wrong < wanted.Length && columns[wrong] == wanted[wrong])
        {
            wrong++;
        }

        int at = 1 + columns.Take(wrong).Sum(c => c.Length + 1);
        throw new TerminologyException(
            $"{_file.Name}:1:{at}: the header is not that of a file of this kind: " + (wrong < wanted.Length ? $"the column '{wanted[wrong]}' should stand here." : "the line should end here."));
    }

    private bool NextLine()
    {
        while (true)
        {
            int feed = _buffer.AsSpan(_begin, _end - _begin).IndexOf((byte)'\n');
            if (feed >= 0 || _atEnd)
            {
                int length = feed >= 0 ? feed : _end - _begin;
                if (feed < 0 && length == 0)
                {
                    return false;
                }

                Line++;
                _lineStart = _begin;
                _lineLength = length > 0 && _buffer[_begin + length - 1] == '\r' ? length - 1 : length;
                Position += length + 1;
                _begin += length + (feed >= 0 ? 1 : 0);
                return true;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
            _end -= _begin;
            _begin = 0;
        }

        if (_end == _buffer.Length)
        {
            throw new TerminologyException($"{_file.Name}:{Line + 1}:1: a line of more than {BufferSize} bytes: this is not a release file.");
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _atEnd = read == 0;
    }
}
