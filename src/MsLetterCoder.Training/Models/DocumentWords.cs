using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Training.Corpus;

namespace MsLetterCoder.Training.Models;

/// <summary>Reads gold documents as the program does, and keeps the features of every mention found.</summary>
internal sealed class DocumentWords(ClinicalKnowledge knowledge, LinearModel context)
{
    private readonly DocumentTextReader _reader = new(knowledge);
    private readonly MentionReader _mentions = new(knowledge, context, null);

    public (List<OwnWords> Words, List<(Mention Mention, FeatureVector Features)> Mentions) Read(GoldDocument document, bool letter)
    {
        var words = new List<OwnWords>();
        var found = new List<(Mention, FeatureVector)>();
        if (document.Subject is { Length: > 0 } subject && !letter && SubjectLine.IsOwnWords(subject))
        {
            words.Add(Read(subject, TextField.Subject, letter, null, found));
        }

        words.Add(Read(document.Text, TextField.Text, letter, document.Kind == DocumentKind.ClinicLetter ? null : MessageRegions.Find(document.Text), found));
        return (words, found);
    }

    private OwnWords Read(string text, TextField field, bool letter, IReadOnlyList<TextRegion>? regions, List<(Mention, FeatureVector)> found)
    {
        ReadText read = _reader.Read(text, letter, regions);
        var matches = knowledge.Matcher.Match(read.Tokens, letter);
        (IReadOnlyList<Mention> mentions, List<Cue>[] cues) = _mentions.Find(read, matches, letter, field, (mention, features) => found.Add((mention, features.ToVector())));
        return new OwnWords(read, field, matches, cues, mentions);
    }
}
