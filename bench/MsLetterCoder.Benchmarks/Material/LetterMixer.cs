using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Benchmarks.Material;

/// <summary>Makes letters of about 3 kB from the development corpus: the lines of one letter, in which about every second sentence is another letter's, made shorter or longer by
/// sentences. Equal seeds give equal letters.</summary>
internal sealed class LetterMixer
{
    /// <summary>Length of a letter in characters, give or take a sentence.</summary>
    public const int Length = 3_000;

    private const int ShortestProse = 60;
    private static readonly string[] Closings = ["yours", "kind regards", "best wishes", "with best wishes", "with kind regards", "regards", "cc"];

    private readonly Random _random;
    private readonly List<string> _letters;
    private readonly List<string> _sentences;

    /// <summary>Reads the corpus; <paramref name="seed"/> settles every later choice.</summary>
    public LetterMixer(int seed)
    {
        _random = new Random(seed);
        _letters = [.. CorpusReader.Read(Repository.Path("corpus", "dev")).Where(d => d.Kind == DocumentKind.ClinicLetter).Select(d => d.Text)];
        _sentences = [.. _letters.SelectMany(Body).Where(IsProse).SelectMany(Sentences).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Makes letters.</summary>
    public static IReadOnlyList<string> Make(int count, int seed = 20_240_514)
    {
        var mixer = new LetterMixer(seed);
        return [.. Enumerable.Range(0, count).Select(_ => mixer.Next())];
    }

    /// <summary>The next letter.</summary>
    public string Next()
    {
        string[] lines = _letters[_random.Next(_letters.Count)].Split('\n');
        int end = EndOfBody(lines);
        int fixedLength = lines.Where((line, i) => i >= end || !IsProse(line)).Sum(line => line.Length + 1);
        int room = Length - fixedLength;
        var letter = new StringBuilder(Length + 400);
        for (int i = 0; i < lines.Length; i++)
        {
            if (i == end)
            {
                room = Fill(letter, room);
            }

            if (i >= end || !IsProse(lines[i]))
            {
                letter.Append(lines[i]).Append('\n');
            }
            else if (room > 0)
            {
                string prose = string.Join(' ', Sentences(lines[i]).Select(s => _random.Next(2) == 0 ? s : Any()));
                room -= prose.Length + 1;
                letter.Append(prose).Append('\n');
            }
        }

        Fill(letter, end >= lines.Length ? room : 0);
        return letter.ToString();
    }

    /// <summary>Adds paragraphs of other letters' sentences until the letter is long enough.</summary>
    private int Fill(StringBuilder letter, int room)
    {
        while (room > 0)
        {
            string paragraph = string.Join(' ', Enumerable.Range(0, 4).Select(_ => Any()));
            letter.Append(paragraph).Append("\n\n");
            room -= paragraph.Length + 2;
        }

        return room;
    }

    private string Any() => _sentences[_random.Next(_sentences.Count)];

    private static IEnumerable<string> Body(string letter)
    {
        string[] lines = letter.Split('\n');
        return lines.Take(EndOfBody(lines));
    }

    /// <summary>Number of the line with the closing formula; of all lines where there is none.</summary>
    private static int EndOfBody(string[] lines)
    {
        int closing = Array.FindLastIndex(lines, line => Closings.Any(c => line.TrimStart().StartsWith(c, StringComparison.OrdinalIgnoreCase) && line.Length < ShortestProse));
        return closing > lines.Length / 2 ? closing : lines.Length;
    }

    private static bool IsProse(string line) => line.Length >= ShortestProse && line.Contains(". ", StringComparison.Ordinal);

    /// <summary>Splits where a lower-case word of three letters or more ends with a full stop and a capital follows.</summary>
    private static IEnumerable<string> Sentences(string line)
    {
        int start = 0;
        for (int at = 3; at + 2 < line.Length; at++)
        {
            if (line[at] == '.' && line[at + 1] == ' ' && char.IsAsciiLetterUpper(line[at + 2])
                && char.IsAsciiLetterLower(line[at - 1]) && char.IsAsciiLetterLower(line[at - 2]) && char.IsAsciiLetterLower(line[at - 3]))
            {
                yield return line[start..(at + 1)];
                start = at + 2;
            }
        }

        yield return line[start..];
    }
}
