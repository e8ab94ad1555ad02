using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Tests.Triage;

public sealed class CorpusScratchTests
{
    [Fact]
    public void Dump()
    {
        using var w = new StreamWriter("/tmp/floor/corpus.tsv");
        foreach (string file in Directory.GetFiles("/work/shared/corpus/messages").Order())
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
