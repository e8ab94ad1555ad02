using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Tests.Matching;

namespace MsLetterCoder.Clinical.Tests.Reading.Facts;

/// <summary>Reads the facts of an excerpt of a letter of 14 May 2024, contexts by rules alone.</summary>
internal static class Excerpt
{
    private const string Head = "Clinic date: 14/05/2024\n\nDear Dr Example,\n\n";

    public static (LetterFacts Facts, string Text) Letter(string words)
    {
        (DocumentFacts facts, string text) = Document(words);
        return (facts.Letter, text);
    }

    public static (DocumentFacts Facts, string Text) Document(string words)
    {
        string text = Head + words;
        (ReadText read, IReadOnlyList<Mention> mentions) = Mentions(text);
        return (LetterFactReader.Read(read, FactAnchors.Of(mentions, ClinicalKnowledgeTests.Knowledge.Concepts), FactReader.Read(text, DocumentKind.ClinicLetter)), text);
    }

    public static (ReadText Read, IReadOnlyList<Mention> Mentions) Mentions(string text)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledgeTests.Knowledge;
        ReadText read = new DocumentTextReader(knowledge).Read(text, letter: true, regions: null);
        return (read, new MentionReader(knowledge, null, null).Find(read, knowledge.Matcher.Match(read.Tokens, letter: true), letter: true, TextField.Text).Mentions);
    }
}
