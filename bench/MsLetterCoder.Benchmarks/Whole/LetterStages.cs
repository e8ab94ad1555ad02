using System.Globalization;
using MsLetterCoder.Benchmarks.Material;
using MsLetterCoder.Benchmarks.Reports;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;

namespace MsLetterCoder.Benchmarks.Whole;

/// <summary>Where the time of a letter goes: each stage of <see cref="DocumentAnalyser"/> by itself, on what the stages before it gave.</summary>
internal static class LetterStages
{
    private const int Letters = 200;
    private const int WarmUps = 12;
    private const int Runs = 5;

    public static void Run()
    {
        var report = new Report("stages", "Stages of reading and coding a letter", "whole stages");
        DocumentInput[] letters = [.. LetterMixer.Make(Letters).Select(text => new DocumentInput { Text = text })];
        DocumentAnalyser analyser = Parts.Analyser(out ClinicalKnowledge knowledge);
        ClinicalModels models = Parts.ModelFolder.Read();
        var reader = new DocumentTextReader(knowledge);
        var mentionReader = new MentionReader(knowledge, models.Context, models.Mention);
        var cueFinder = new CueFinder(knowledge);
        var mentionFinder = new MentionFinder(knowledge);
        var primary = new PrimaryFinder(knowledge, models.Primary);
        var icd10 = new Icd10Engine(knowledge.Concepts, knowledge.Coding);
        ReadText[] read = [.. letters.Select(l => reader.Read(l.Text, letter: true, regions: null))];
        List<PhraseMatch>[] matches = [.. read.Select(r => knowledge.Matcher.Match(r.Tokens, letter: true))];
        DocumentAnalysis[] analyses = [.. letters.Select(l => analyser.Analyse(l))];

        double whole = Time("the whole", i => analyser.Analyse(letters[i]), null);
        Time("kind: regions of a message, features, model", i => Kind(letters[i], models.Kind), whole);
        Time("headings, regions and sections, tokens, sentences", i => reader.Read(letters[i].Text, letter: true, regions: null), whole);
        Time("of these: tokens", i => knowledge.Matcher.Tokenizer.Tokenize(letters[i].Text), whole);
        Time("phrases", i => knowledge.Matcher.Match(read[i].Tokens, letter: true), whole);
        Time("cues, mentions, context, confidence", i => mentionReader.Find(read[i], matches[i], letter: true, TextField.Text), whole);
        Time("of these: cues", i => cueFinder.Find(read[i], matches[i]), whole);
        Time("of these: choice among overlapping phrases", i => mentionFinder.Find(read[i], matches[i]), whole);
        Time("facts of the header", i => FactReader.Read(letters[i].Text, DocumentKind.ClinicLetter), whole);
        DocumentFacts[] headers = [.. letters.Select(l => FactReader.Read(l.Text, DocumentKind.ClinicLetter))];
        List<FactAnchor>[] anchors = [.. analyses.Select(a => FactAnchors.Of(a.Mentions, knowledge.Concepts))];
        Time("facts of course, tests and treatment", i => LetterFactReader.Read(read[i], anchors[i], headers[i]), whole);
        FactSource[] sources = [.. letters.Select((_, i) => new FactSource(read[i], anchors[i], headers[i].ClinicDate))];
        Time("of these: side view", i => new FactSource(read[i], anchors[i], headers[i].ClinicDate), whole);
        Time("of these: treatments", i => TreatmentReader.Read(sources[i]), whole);
        Time("of these: course", i => MsCourseReader.Read(sources[i]), whole);
        Time("of these: relapses and falls", i => (RelapseReader.Read(sources[i]), FallReader.Read(sources[i])), whole);
        Time("of these: scans", i => MriReader.Read(sources[i]), whole);
        Time("of these: walking and aids", i => (WalkingReader.Read(sources[i]), AidReader.Read(sources[i])), whole);
        Time("of these: figures", i => (TestFigures.Jcv(sources[i]), TestFigures.VitaminD(sources[i]), TestFigures.TimedWalk(sources[i]), EdssHistory.Read(sources[i], headers[i])), whole);
        Time("primary condition and ICD-10 list", i => icd10.Derive(letters[i].Text, analyses[i].Mentions, primary.Find(letters[i].Text, analyses[i].Mentions).Key), whole);
        var codes = new CodeConfidence(knowledge.Concepts, models.Code);
        Time("confidence of codes", i => codes.Of(analyses[i].Icd10, analyses[i].Mentions), whole);
        Time("kind of encounter", i => knowledge.Coding.Encounters.Of(letters[i].Text, 0), whole);
        report.Say(string.Create(CultureInfo.InvariantCulture, $"Processor time of the thread's process for one letter, the best of {Runs} runs over {Letters} mixed letters after {WarmUps} of warm-up. Stages are timed alone, so their sum differs a little from the whole; 'of these' is part of the line above it."));
        report.Write();

        double Time(string stage, Func<int, object?> work, double? of)
        {
            void All()
            {
                for (int i = 0; i < Letters; i++)
                {
                    work(i);
                }
            }

            Measured.Best(WarmUps, All);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            double microseconds = Measured.Best(Runs, All).Processor.TotalMicroseconds / Letters;
            allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Runs / Letters;
            string share = of is { } all ? string.Create(CultureInfo.InvariantCulture, $", {microseconds / all:P0}") : "";
            report.Add(new Figure(stage, string.Create(CultureInfo.InvariantCulture, $"{microseconds:N0} µs{share}, {allocated / 1024.0:N1} KiB allocated")));
            return microseconds;
        }
    }

    private static Confidence Kind(DocumentInput letter, LinearModel model)
    {
        var bag = new FeatureBag(KindFeatures.Dimension);
        KindFeatures.Add(bag, letter, MessageRegions.Find(letter.Text));
        return model.Best(bag).Confidence;
    }
}
