using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class CorpusScratchTests
{
    [Fact]
    public void DebugCorpusScratch()
    {
        using var w = new StreamWriter("/tmp/floor/debug.out");
        foreach (string line in File.ReadAllLines("/tmp/floor/debug.txt"))
        {
            var words = TriageReading.Words(line);
            var writer = MsLetterCoder.Clinical.Triage.WriterFinder.Find([words], TriageReading.Knowledge.Matcher);
            w.WriteLine($"## {line}\n   writer {writer} flags {string.Join(", ", TriageReading.Flags(line))} mentions {string.Join(" ", words.Mentions.Select(m => m.Key + ":" + m.Context))}");
            var c = new MsLetterCoder.Clinical.Triage.FlagContext(words, TriageReading.Knowledge.Matcher, writer);
            foreach (var m in words.Matches)
            {
                var p = TriageReading.Knowledge.Matcher[m.Pattern];
                if (p.List is MsLetterCoder.Clinical.Matching.PhraseList.RedFlag or MsLetterCoder.Clinical.Matching.PhraseList.Signal)
                {
                    w.WriteLine($"     {p.Label} [{line[words.Text.Tokens[m.First].Start..words.Text.Tokens[m.End - 1].End]}] {c.Doubts(m)} {p.Origin}");
                }
            }
        }
    }

    [Fact]
    public void Dump()
    {
        using var w = new StreamWriter("/tmp/floor/corpus.tsv");
        foreach (string file in Directory.GetFiles("/work/main/corpus/dev/messages").Order())
        {
            string all = File.ReadAllText(file);
            string[] parts = all.Split("---\n", 3);
            string Field(string n) => Regex.Match(parts[1], $"^{n}: *(.*)$", RegexOptions.Multiline).Groups[1].Value;
            string body = Regex.Replace(parts[2], @"\[\[([^\[\]|]*(?:\|[^\[\]|]*)*?)\|[a-z0-9_]+\|[a-z]+\]\]", "$1");
            var sw = System.Diagnostics.Stopwatch.StartNew();
            var (flags, signals) = TriageReading.Read(body, Field("subject"));
            w.WriteLine($"{Path.GetFileName(file)}\t{Field("red_flags")}\t{Field("urgency")}\t{string.Join(", ", flags.Select(f => f.Key))}\t{string.Join(" ;; ", flags.Select(f => f.Key + "=" + f.Evidence.In(f.In == MsLetterCoder.Clinical.Coding.TextField.Text ? body : Field("subject")).ToString().Replace('\n', ' ')))}\t{string.Join(" ", signals.Where(s => s.StartsWith("floor") || s.StartsWith("plain")))}\t{sw.ElapsedMilliseconds}");
        }
    }
}
