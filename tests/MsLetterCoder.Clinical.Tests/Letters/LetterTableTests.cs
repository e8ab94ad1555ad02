using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Letters.Tables;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Letters;

/// <summary>The wording of the tables, and that a fault in any of them stops the program.</summary>
public sealed partial class LetterTableTests
{
    private const double HardestSentence = 7.0;

    private static LetterKnowledge Knowledge => LetterFixture.Knowledge;

    private static readonly Readability Measure = new(LetterFixture.Knowledge);

    private static readonly LetterVoice[] Read = [LetterVoice.First, LetterVoice.They, LetterVoice.She];

    [Fact]
    public void Symptoms_AreAtLeastForty_AndSensitiveGroupsAreSensitive()
    {
        Assert.True(Knowledge.Symptoms.Count >= 160, $"{Knowledge.Symptoms.Count} rows");
        Assert.DoesNotContain(Knowledge.Symptoms, s => s.Group is "bladder" or "bowel" or "sexual" or "mood" or "cognition" && !s.IsSensitive);
    }

    [Fact]
    public void Symptoms_FirstAndThird_AreThePhraseReadOut()
    {
        foreach (SymptomRow row in Knowledge.Symptoms)
        {
            PlaceRow? place = row.Places.GetValueOrDefault(row.Concepts[0]);
            Assert.Equal(row.First, Placeholders.Phrase(row.Phrase, LetterVoice.First, place, "", ""));
            Assert.Equal(row.Third, Placeholders.Phrase(row.Phrase, LetterVoice.They, place, "", ""));
        }
    }

    [Fact]
    public void Statements_InEveryVoicePlaceAndSeverity_AreEasyAndWhole()
    {
        foreach (SymptomRow row in Knowledge.Symptoms)
        {
            foreach (string concept in row.Concepts)
            {
                foreach (string side in new[] { "", "left", "right", "both" })
                {
                    foreach (string severity in row.Phrase.Contains("{severity}", StringComparison.Ordinal) ? new[] { "", "slight", "mild", "moderate", "severe" } : [""])
                    {
                        foreach (string phrase in new[] { row.Phrase, row.Neutral })
                        {
                            foreach (LetterVoice voice in Placeholders.Voices)
                            {
                                string text = $"{Placeholders.Capital(Placeholders.Voiced("{I}", voice))} {Placeholders.Lead(row.Lead, voice)} {Placeholders.Phrase(phrase, voice, row.Places.GetValueOrDefault(concept), side, severity)}.";
                                Assert.DoesNotMatch(Broken(), text);
                                Assert.True(text.Split(' ').Length <= 20, text);
                                Assert.True(Measure.Measure(text, []).Grade <= HardestSentence + (severity == "moderate" ? 3 : 0), text);
                            }
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void GeneralSentences_AreEasy_AndUseNoTermOfMedicine()
    {
        IEnumerable<(string Text, int Most)> all = Knowledge.Effects.Select(e => (e.Sentence, 18)).Concat(Knowledge.Triggers.Select(t => (t.Sentence, 16)))
            .Concat(Knowledge.Adjustments.SelectMany(a => new[] { (a.Sentence, 20), ($"It would help {{me}} to have {a.Short}.", 20) }))
            .Concat(Knowledge.StatedWords.Where(s => s.Attribute is "pattern" or "trigger").Select(s => (s.Plain, 14)));
        foreach ((string template, int most) in all)
        {
            Assert.DoesNotMatch(Jargon(), template);
            Assert.DoesNotMatch(VoiceWrittenOut(), template);
            foreach (LetterVoice voice in Read)
            {
                string text = Placeholders.Voiced(template, voice);
                Assert.DoesNotMatch(Broken(), text);
                Assert.True(text.Split(' ').Length <= most, text);
                Assert.True(Measure.Measure(text, []).Grade <= HardestSentence, text);
            }
        }
    }

    [Fact]
    public void Adjustments_AreAskedFor_NeverDemanded()
    {
        Assert.True(Knowledge.Adjustments.Count >= 30);
        foreach (AdjustmentRow row in Knowledge.Adjustments)
        {
            Assert.Contains("would help", row.Sentence, StringComparison.Ordinal);
            Assert.DoesNotMatch(Demand(), row.Sentence.Replace("no need to ask", "", StringComparison.Ordinal).Replace("health needs", "", StringComparison.Ordinal));
            Assert.Contains(Knowledge.Pairings, p => p.Adjustment == row.Key);
        }
    }

    [Fact]
    public void Effects_SayMay_AndTriggers_SayCanInOneWay()
    {
        Assert.DoesNotContain(Knowledge.Effects, e => !e.Sentence.Contains("may", StringComparison.Ordinal));
        Assert.DoesNotContain(Knowledge.Triggers, t => !t.Sentence.Contains("can", StringComparison.Ordinal));
        Assert.DoesNotContain(Knowledge.Triggers.GroupBy(t => t.Trigger), g => g.Select(t => t.Sentence).Distinct().Count() > 1);
    }

    [Fact]
    public void Neutral_NamesNoIllness() => Assert.DoesNotContain(Knowledge.Symptoms, s => Illness().IsMatch(s.Neutral));

    [Fact]
    public void WhatARowBrings_GivesAwayNoOtherSensitiveMatter()
    {
        IEnumerable<(string Row, string Text)> brought = Knowledge.Effects.Select(e => (e.Row, e.Sentence)).Concat(Knowledge.Triggers.Select(t => (t.Row, t.Sentence)))
            .Concat(Knowledge.Symptoms.SelectMany(s => Knowledge.AdjustmentsOf(s.Key).Select(a => (s.Key, a.Sentence))));
        (string Kind, Regex Words)[] leaks = [("bladder", Leak("toilet|bladder|bowel|leak")), ("thinking", Leak("forget|memory|think|\\bmind\\b|focus")), ("mood", Leak("\\bmood|worr(?:y|ied)|anxi|panic|tearful")),
            ("falls", Leak("\\bfalls?\\b")), ("seizures", Leak("faint|pass out|seizure")), ("speech_swallowing", Leak("slur|swallow|chok")), ("drowsiness", Leak("sleepy|drows")),
            ("treatment", Leak("treatment|inject|infusion|\\bdrip\\b")), ("pregnancy", Leak("pregnan|breast"))];
        foreach ((string row, string text) in brought)
        {
            string own = Knowledge.Find(row)!.SensitiveAs;
            own = own == "bowel" ? "bladder" : own;
            Assert.DoesNotContain(leaks, l => l.Kind != own && own != "private" && l.Words.IsMatch(text) && !(l.Kind == "bladder" && text.Contains("wheelchair", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Law_IsTwoSentencesOfTheRightNation_AndNeutralOnesAre()
    {
        foreach (LawRow law in Knowledge.Laws)
        {
            bool north = law.Nation == Nation.NorthernIreland;
            Assert.True(Wording.Split(law.Sentences).Count() <= 2, law.Sentences);
            Assert.Equal(law.Topic is "named" or "neutral" && north, law.Sentences.Contains("Disability Discrimination Act 1995", StringComparison.Ordinal));
            Assert.False(law.Topic == "neutral" && law.Sentences.Contains("sclerosis", StringComparison.Ordinal));
            Assert.True(Measure.Measure(Placeholders.Voiced(law.Sentences, LetterVoice.First), []).Grade <= HardestSentence, law.Sentences);
        }
    }

    [Fact]
    public void Pages_AreAllUsed() => Assert.Empty(Knowledge.Pages.Select(p => p.Id).Except(
        Knowledge.Symptoms.SelectMany(s => s.Sources).Concat(Knowledge.Effects.SelectMany(e => e.Sources)).Concat(Knowledge.Triggers.SelectMany(t => t.Sources)).Concat(Knowledge.Adjustments.SelectMany(a => a.Sources))
            .Concat(Knowledge.Pairings.SelectMany(p => p.Sources)).Concat(Knowledge.StatedWords.SelectMany(s => s.Sources)).Concat(Knowledge.Laws.SelectMany(l => l.Sources)).Concat(Knowledge.Places.Values.SelectMany(p => p.Sources))));

    [Theory]
    [InlineData("symptoms", "leg_weakness\tleg_weakness;", "leg_weakness\tno_such_concept;", "no_such_concept")]
    [InlineData("symptoms", "heavy_legs\theavy_legs\t", "heavy_legs\tleg_weakness\t", "stands twice")]
    [InlineData("symptoms", "{severity}tiredness\ttiredness", "{seriousness}tiredness\ttiredness", "placeholder")]
    [InlineData("symptoms", "tiredness\tfatigue;", "tiredness\t", "no row")]
    [InlineData("work-effects", "tiredness\tany\t", "tiredness\tdesk\t", "no effect for any work")]
    [InlineData("work-effects", "tiredness\tany\t", "tiredness\tflying\t", "kind of work")]
    [InlineData("work-effects", "tiredness\tdesk\t", "tyredness\tdesk\t", "tyredness")]
    [InlineData("triggers", "tiredness\theat\t", "tiredness\tmoonlight\t", "moonlight")]
    [InlineData("symptom-adjustments", "\trest_breaks\t", "\trest_brakes\t", "rest_brakes")]
    [InlineData("law", "Northern Ireland\tnamed\t", "Northern Ireland\tnamed_too\t", "named")]
    [InlineData("watch-words", "group:fatigue;", "group:fatigues;", "fatigues")]
    [InlineData("watch-words", "fatigu\\w*|", "fatigu(\\w*|", "regular expression")]
    [InlineData("left-out", "dnacpr\t", "dnacpr_too\t", "dnacpr")]
    [InlineData("sources", "nhs-ms\t", "nhs-mz\t", "source")]
    [InlineData("templates", "open\tfirst\t", "open\tsecond\t", "voice")]
    [InlineData("welsh", "dear\tDear\tAnnwyl\t", "dear\tDear\t\t", "Welsh")]
    public void Load_StopsOnAFault(string table, string right, string wrong, string said)
    {
        string file = $"letters/{table}.tsv";
        string text = File.ReadAllText(Path.Combine(LetterFixture.Root, "src/MsLetterCoder.Clinical/Knowledge", file));
        Assert.Contains(right, text, StringComparison.Ordinal);
        KnowledgeException fault = Assert.Throws<KnowledgeException>(() => LetterKnowledge.Load(
            LetterFixture.Clinical.Concepts, name => name == file ? KnowledgeFile.From(name, text.Replace(right, wrong, StringComparison.Ordinal)) : KnowledgeFile.Open(name)));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    private static Regex Leak(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"[{}]|  | \.|\ba [aeiou]|^\s|\s$|[—–“”‘’]")]
    private static partial Regex Broken();

    [GeneratedRegex(@"\b(spasticity|ataxia|diplopia|dysphagia|dysarthria|paraesthesia|neuropathic|chronic|acute|lesion|relapse|progress\w*|degenerat\w*|disab\w+|suffer\w*|victim|crippl\w*|patient|bound|deteriorat\w*|incurable|prognos\w*|e\.g|i\.e|etc)\b|\b[A-Z]{2,}\b")]
    private static partial Regex Jargon();

    [GeneratedRegex(@"(?<![{\w])(I|me|my|mine|myself|we|our|us)(?![}\w])")]
    private static partial Regex VoiceWrittenOut();

    [GeneratedRegex(@"\b(must|need|needs|require\w*|have to|has to|should|entitled|demand)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Demand();

    [GeneratedRegex(@"\b(migraine|epilepsy|depression|vertigo|tremor|fatigue|sclerosis|MS|anxiety|catheter|pregnan\w+|infection\w*)\b")]
    private static partial Regex Illness();
}
