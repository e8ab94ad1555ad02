using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>A text, its cues and the classes of its words, with what all mentions of a sentence ask for (tenses, the line that leads into its list) found once.</summary>
internal sealed class TextClues(ReadText text, List<Cue>[] cues, WordClasses words)
{
    private readonly Tense?[] _tenses = new Tense?[text.Tokens.Count];
    private readonly SentenceClues?[] _sentences = new SentenceClues?[text.Sentences.Count];
    private byte[]? _classes;

    /// <summary>The text.</summary>
    public ReadText Text => text;

    /// <summary>Cues by sentence number.</summary>
    public List<Cue>[] Cues => cues;

    /// <summary>Name of the class of a token; "" for a word of none.</summary>
    public string ClassOf(int token) => words.NameOf(Classes[token]);

    /// <summary>True for a word of a verb group.</summary>
    public bool IsVerb(int token) => words.IsVerb(Classes[token]);

    /// <summary>Tense of the verb that a token of a sentence is; null for any other word.</summary>
    public Tense? TenseAt(int sentence, int token)
    {
        _ = Of(sentence);
        return _tenses[token];
    }

    /// <summary>Which tenses a sentence uses (<see cref="TimeClues.TensesIn"/>).</summary>
    public string TensesIn(int sentence) => Of(sentence).Tenses;

    /// <summary>Number of the sentence that leads into the list in which a sentence is an item; -1 where there is none.</summary>
    public int LeadInOf(int sentence) => Of(sentence).LeadIn;

    private byte[] Classes => _classes ??= words.Of(text);

    private SentenceClues Of(int sentence)
    {
        if (_sentences[sentence] is not { } clues)
        {
            Sentence span = text.Sentences[sentence];
            for (int token = span.First; token < span.End; token++)
            {
                _tenses[token] = TimeClues.At(text, span, token);
            }

            clues = new SentenceClues(TimeClues.TensesIn(span, _tenses), LeadIn.Of(text, sentence));
            _sentences[sentence] = clues;
        }

        return clues;
    }

    private sealed record SentenceClues(string Tenses, int LeadIn);
}
