using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Tests.Triage;

/// <summary>Reads messages for tests as the program does, by rules alone: no learned model takes part.</summary>
internal static class TriageReading
{
    private static readonly DocumentTextReader Reader = new(Knowledge);
    private static readonly MentionReader Mentions = new(Knowledge, null, null);
    private static readonly RedFlagFinder Finder = new(Knowledge);

    public static ClinicalKnowledge Knowledge => ClinicalKnowledgeTests.Knowledge;

    public static OwnWords Words(string text, TextField field = TextField.Text)
    {
        ReadText read = Reader.Read(text, letter: false, field == TextField.Text ? MessageRegions.Find(text) : null);
        List<PhraseMatch> matches = Knowledge.Matcher.Match(read.Tokens, letter: false);
        (IReadOnlyList<Mention> mentions, List<Cue>[] cues) = Mentions.Find(read, matches, letter: false, field);
        return new OwnWords(read, field, matches, cues, mentions);
    }

    public static (List<RedFlag> Flags, List<string> Signals) Read(string text, string? subject = null, params string[] knownDrugs)
    {
        var words = new List<OwnWords>();
        if (subject is not null && SubjectLine.IsOwnWords(subject))
        {
            words.Add(Words(subject, TextField.Subject));
        }

        words.Add(Words(text));
        return Finder.Find(FlagContext.Of(words, Knowledge.Matcher), new DrugHistory(knownDrugs));
    }

    public static List<string> Flags(string text, params string[] knownDrugs) => [.. Read(text, null, knownDrugs).Flags.Select(f => f.Key)];
}
