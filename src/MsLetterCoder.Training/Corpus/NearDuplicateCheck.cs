using System.Globalization;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// Names texts of a corpus that are nearly the same (<see cref="NearDuplicates"/>): whole documents and triaged messages with each other, annotated sentences, and passages. What a message quotes takes
/// no part: a thread may say again what was said. Sentences and passages whose answers differ are pairs made to show a difference, and are left alone; between the open and the locked split no pair is.
/// </summary>
public static class NearDuplicateCheck
{
    /// <summary>Words from which on a text can be a near-duplicate: shorter ones agree by chance ('thank you for your help').</summary>
    public const int LeastWords = 8;

    /// <summary>All pairs below a folder, each told at its later text by path and line; no words of the texts.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<CorpusFinding> Check(string folder)
    {
        IEnumerable<Text> documents = CorpusReader.Read(folder).Select(d => new Text(d.Path, 1, OwnWords(d), null));
        IEnumerable<Text> triaged = TriagedMessageFile.Read(folder).Select(d => new Text(d.Path, LineOf(d), OwnWords(d), null));
        IEnumerable<Text> sentences = SentenceFile.Read(folder).Select(d => new Text(d.Path, LineOf(d), SentenceFile.WithoutHeading(d.Text), string.Join(' ', d.Mentions.Select(m => $"{m.Key}|{m.Context}"))));
        IEnumerable<Text> passages = PassageFile.ReadWithPaths(folder).Select(p => new Text(p.Path, p.Passage.Line, p.Passage.Text, $"{string.Join(',', p.Passage.Flags)}/{string.Join(',', p.Passage.NearMisses)}"));
        return [.. Pairs([.. documents, .. triaged]), .. Pairs([.. sentences]), .. Pairs([.. passages])];
    }

    private static IEnumerable<CorpusFinding> Pairs(List<Text> texts) =>
        NearDuplicates.Pairs([.. texts.Select(t => t.Words)], LeastWords)
            .Select(pair => (First: texts[pair.First], Second: texts[pair.Second]))
            .Where(pair => pair.First.Answer is null || pair.First.Answer == pair.Second.Answer || pair.First.Locked != pair.Second.Locked)
            .Select(pair => new CorpusFinding(pair.Second.Path, pair.Second.Line, $"nearly the same as {pair.First.Path}:{pair.First.Line}"));

    /// <summary>A document's text without what it quotes.</summary>
    private static string OwnWords(GoldDocument document) => document.Kind == DocumentKind.ClinicLetter
        ? document.Text
        : string.Concat(MessageRegions.Find(document.Text).Where(r => r.Kind == RegionKind.Content).Select(r => r.Span.In(document.Text).ToString()));

    /// <summary>The line that a document of a line file stands on: its id ends with it.</summary>
    private static int LineOf(GoldDocument document) => int.Parse(document.Id.AsSpan(document.Id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <param name="Path">Path of its file from the corpus folder.</param>
    /// <param name="Line">Line, from 1.</param>
    /// <param name="Words">What is compared.</param>
    /// <param name="Answer">What two texts must differ in to be no duplicates; null where they are whatever the answer.</param>
    private sealed record Text(string Path, int Line, string Words, string? Answer)
    {
        public bool Locked => $"/{Path}".Contains("/locked/", StringComparison.Ordinal);
    }
}
