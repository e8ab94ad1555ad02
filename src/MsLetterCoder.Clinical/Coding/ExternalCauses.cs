using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>How an injury happened (coding.md rule 10): a code of chapter XX directly behind the injury's, only where the words of one sentence tie the two (Knowledge/coding/external-causes.tsv).</summary>
internal sealed class ExternalCauses
{
    private const int DoubtWords = 4;

    private const char Unspecified = '9';

    private readonly List<string> _injuries = [];
    private readonly List<string> _divided = [];
    private readonly List<(string Category, CueWords Phrase)> _causes = [];
    private readonly List<(char Digit, CueWords Phrase)> _places = [];
    private readonly List<CueWords> _doubts = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="KnowledgeException">A row is malformed; the message names file and line.</exception>
    public static ExternalCauses Load(KnowledgeFile file)
    {
        var causes = new ExternalCauses();
        foreach (KnowledgeRow row in file.Rows)
        {
            causes.Read(row);
        }

        return causes;
    }

    /// <summary>Puts a code that asks behind each injury that the words tie to its cause.</summary>
    public void Add(string text, IReadOnlyList<Mention> mentions, List<Icd10Draft> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            Icd10Draft injury = list[i];
            if (!_injuries.Exists(pattern => CodePattern.Matches(injury.Code.Value!, pattern)))
            {
                continue;
            }

            foreach (int mention in injury.Mentions.Where(m => mentions[m].In == TextField.Text))
            {
                if (CodeFor(text, mentions[mention].Span) is { } code)
                {
                    if (!list.Exists(d => d.Code == code))
                    {
                        var cause = new Icd10Draft(code, Icd10Rules.External) { Ask = true, Question = _divided.Contains(code.Value!) ? "what was the patient doing (fifth character), and where?" : "did it happen so, and where?" };
                        cause.Mentions.Add(mention);
                        list.Insert(i + 1, cause);
                    }

                    break;
                }
            }
        }
    }

    private void Read(KnowledgeRow row)
    {
        CueWords? phrase = CueWords.Parse(row.Cell(0) is "cause" or "place" ? row.Cell(2) : row.Cell(1));
        bool good = row.Cell(0) switch
        {
            "injury" or "divided" => row.Cell(1).Length > 0,
            "cause" => row.Cell(1) is ['W', >= '0' and <= '9', >= '0' and <= '9'] && phrase is not null,
            "place" => row.Cell(1) is [>= '0' and <= '9'] && phrase is not null,
            "doubt" => phrase is not null,
            _ => false,
        };
        if (!good)
        {
            throw row.Error("a row is injury, cause, place, doubt or divided with its codes and phrase");
        }

        switch (row.Cell(0))
        {
            case "injury":
                _injuries.Add(row.Cell(1));
                break;
            case "divided":
                _divided.AddRange(row.Cell(1).Split(' '));
                break;
            case "cause":
                _causes.Add((row.Cell(1), phrase!));
                break;
            case "place":
                _places.Add((row.Cell(1)[0], phrase!));
                break;
            default:
                _doubts.Add(phrase!);
                break;
        }
    }

    private Icd10Code? CodeFor(string text, TextSpan injury)
    {
        List<(string Word, TextSpan Span)> words = CueWords.Split(text, CueWords.Sentence(text, injury));
        foreach ((string category, CueWords phrase) in _causes)
        {
            if (phrase.Find(words, 0, words.Count) is not { } at || _doubts.Exists(d => d.Find(words, Math.Max(0, at.First - DoubtWords), at.First) is not null))
            {
                continue;
            }

            char place = _places.Where(p => p.Phrase.Find(words, 0, words.Count) is not null).Select(p => p.Digit).FirstOrDefault(Unspecified);
            return Icd10Code.TryParse($"{category}.{place}", out Icd10Code code) ? code : null;
        }

        return null;
    }
}
