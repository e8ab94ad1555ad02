using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>The phrases of Knowledge/messages, compiled apart from those of red flags and concepts: a row added here changes no mention and no model.</summary>
internal sealed class MessagePhrases
{
    private static readonly string[] Files = ["contact-restrictions.tsv", "events.tsv", "last-doses.tsv", "relapse-questions.tsv", "unread.tsv"];

    private readonly PhraseMatcher _matcher;

    private MessagePhrases(PhraseMatcher matcher) => _matcher = matcher;

    /// <summary>Loads them.</summary>
    /// <exception cref="KnowledgeException">A row is malformed or its label unknown; the message names file and line.</exception>
    public static MessagePhrases Load()
    {
        var files = new PatternFiles();
        foreach (string macros in new[] { "macros.tsv", "lexicon/macros-flags.tsv", "messages/macros.tsv" })
        {
            files.Macros(KnowledgeFile.Open(macros));
        }

        return new MessagePhrases(PhraseMatcher.Compile(Files.SelectMany(name =>
            files.Patterns(KnowledgeFile.Open("messages/" + name), PhraseList.Signal, label => PhraseLabels.IsKnown(label) ? null : $"unknown label '{label}'"))));
    }

    /// <summary>A text with the phrases found in the writer's own words.</summary>
    public MessageView Read(OwnWords words)
    {
        var text = new ReadText(words.Text.Text, _matcher.Tokenizer.Tokenize(words.Text.Text), words.Text.Regions, []);
        ILookup<string, PhraseMatch> found = _matcher.Match(text.Tokens, letter: false)
            .Where(m => text.RegionAt(text.Tokens[m.First].Start) == RegionKind.Content)
            .ToLookup(m => _matcher[m.Pattern].Label, StringComparer.Ordinal);
        return new MessageView(text, words.Field, found);
    }
}
