using BenchmarkDotNet.Attributes;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Benchmarks.Functions;

/// <summary>Reading, coding and triage; each figure is for one letter of 3 kB or one message, over many different ones.</summary>
public class ClinicalFunctions
{
    private const int Letters = 64;
    private const int Messages = 64;
    private const string Sentence = "There is no history of optic neuritis, although her mother was said to have had multiple sclerosis.";

    private readonly TextSpan _span = new(Sentence.IndexOf("optic neuritis", StringComparison.Ordinal), Sentence.IndexOf("optic neuritis", StringComparison.Ordinal) + "optic neuritis".Length);
    private DocumentAnalyser _analyser = null!;
    private ClinicalKnowledge _knowledge = null!;
    private MentionReader _mentions = null!;
    private DocumentInput[] _letters = [];
    private DocumentInput[] _messages = [];
    private (ReadText Text, List<PhraseMatch> Matches)[] _read = [];

    [GlobalSetup]
    public void Load()
    {
        _analyser = Parts.Analyser(out _knowledge);
        ClinicalModels models = Parts.ModelFolder.Read();
        _mentions = new MentionReader(_knowledge, models.Context, models.Mention);
        _letters = [.. LetterMixer.Make(Letters).Select(text => new DocumentInput { Text = text })];
        _messages = [.. CorpusReader.Read(Repository.Path("corpus", "dev")).Where(d => d.Kind == DocumentKind.PatientMessage).Take(Messages).Select(d => d.ToInput())];
        var reader = new DocumentTextReader(_knowledge);
        _read = [.. _letters.Select(l => reader.Read(l.Text, letter: true, regions: null)).Select(read => (read, _knowledge.Matcher.Match(read.Tokens, letter: true)))];
    }

    [Benchmark(Description = "read and code a letter", OperationsPerInvoke = Letters)]
    public int Analyse() => Each(_letters, letter => _analyser.Analyse(letter).Icd10.Count);

    [Benchmark(Description = "tokens of a letter", OperationsPerInvoke = Letters)]
    public int Tokenise() => Each(_letters, letter => _knowledge.Matcher.Tokenizer.Tokenize(letter.Text).Count);

    [Benchmark(Description = "phrases of a letter, from its tokens", OperationsPerInvoke = Letters)]
    public int Match() => Each(_read, read => _knowledge.Matcher.Match(read.Text.Tokens, letter: true).Count);

    [Benchmark(Description = "mentions of a letter with context and confidence, from its phrases", OperationsPerInvoke = Letters)]
    public int Mentions() => Each(_read, read => _mentions.Find(read.Text, read.Matches, letter: true, TextField.Text).Mentions.Count);

    [Benchmark(Description = "context of one span in a sentence, from its text")]
    public int Context() => (int)_analyser.ContextOf(Sentence, _span).Context;

    [Benchmark(Description = "read and triage a message", OperationsPerInvoke = Messages)]
    public int Triage() => Each(_messages, message => (int)(_analyser.Analyse(message).Triage?.Urgency ?? 0));

    private static int Each<T>(T[] items, Func<T, int> work)
    {
        int sum = 0;
        foreach (T item in items)
        {
            sum += work(item);
        }

        return sum;
    }
}
